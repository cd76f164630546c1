/** Nothing reaches the page. */
module.exports = {};
