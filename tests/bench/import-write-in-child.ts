import { writeBenchFile, writeBenchFolder, type BenchFormat } from './import-files.ts';

/** Writes what the bench imports: a file, or a folder where a number of messages a file is given. */
const [path = '', format = '', count = '0', each] = process.argv.slice(2);
if (each === undefined) await writeBenchFile(path, format as BenchFormat, Number(count));
else writeBenchFolder(path, Number(count), Number(each));
console.log('{}');
