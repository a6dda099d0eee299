/* in the manner of MediaElement 2 */
var mejs = mejs || {};
mejs.version = '2.14.2';
mejs.MediaElementDefaults = {
	mode: 'auto',
	plugins: ['flash', 'silverlight', 'youtube'],
	pluginPath: 'common_html5/mediaelement/',
	flashName: 'flashmediaelement.swf',
	silverlightName: 'silverlightmediaelement.xap'
};
mejs.HtmlMediaElementShim = {
	create: function (el, o) {
		if (el.canPlayType && el.canPlayType('video/mp4')) { return el; }
		el.outerHTML = '<embed id="me_flash" src="' + o.pluginPath + o.flashName + '" type="application/x-shockwave-flash"></embed>';
		return el;
	},
	noPlugin: '<a href="http://www.adobe.com/go/getflashplayer">Flash</a>'
};
