/*! MediaElement, in its manner: plays by itself, and by Flash where nothing else does */
(function(){
var mejs = window.mejs = { version: "4.2.16", Features: { hasMSE: !!window.MediaSource }, plugins: {}, Renderers: [] };
mejs.MepDefaults = {
  poster: "",
  pluginPath: "https://cdnjs.cloudflare.com/ajax/libs/mediaelement/4.2.16/",
  shimScriptAccess: "sameDomain",
  iconSprite: "mejs-controls.svg",
  youtubeApi: "https://www.youtube.com/iframe_api"
};
mejs.FlashMediaElementRenderer = {
  name: "flash_video",
  options: { prefix: "flash_video", filename: "mediaelement-flash-video.swf" },
  create: function (media, options) {
    var holder = document.createElement("div"), movie = options.pluginPath + options.filename;
    holder.innerHTML = '<object width="1" height="1" type="application/x-shockwave-flash" data="' + movie + '"><param name="movie" value="' + movie + '"></object>';
    return holder.firstChild;
  },
  install: "http://www.adobe.com/go/getflashplayer"
};
mejs.YouTubeApi = { load: function () { var tag = document.createElement("script"); tag.src = mejs.MepDefaults.youtubeApi + ""; return tag; } };
mejs.play = function (element) { return element.canPlayType("video/mp4") ? element.play() : mejs.FlashMediaElementRenderer.create(element, mejs.MepDefaults); };
})();
