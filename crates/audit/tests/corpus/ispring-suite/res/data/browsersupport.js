window.BrowserSupport={isSupported:function(){return!!document.createElement("canvas").getContext}};
