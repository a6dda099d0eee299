setTimeout(() => {
  throw new Error('after writing');
});
