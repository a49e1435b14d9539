/** Hands the reader a file. @param name what is in it, which becomes the file's name */
export function save(url: string, name: string, ending: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}.${ending}`;
  link.click();
}

export function saveText(text: string, name: string, type: string, ending: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  save(url, name, ending);
  URL.revokeObjectURL(url);
}
