self.onmessage=function(e){self.postMessage({action:e.data.action,result:e.data.data})};
