H5P.MultiChoice = function (options, contentId) {
  this.attach = function (container) {
    container.innerHTML = '<div class="h5p-question">' + options.question + '</div><ul class="h5p-answers" role="radiogroup"></ul>';
    var image = document.createElement('img');
    image.src = H5P.getPath(options.media.type.params.file.path, contentId);
    container.appendChild(image);
  };
};
