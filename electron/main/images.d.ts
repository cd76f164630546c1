/** A picture that the bundler puts into the program's own text, as a data URL. */
declare module '*.png?inline' {
  const url: string;
  export default url;
}
