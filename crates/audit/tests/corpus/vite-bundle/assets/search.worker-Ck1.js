(function(){"use strict";let e=[];self.onmessage=t=>{Array.isArray(t.data)?e=t.data:self.postMessage(e.filter(n=>n.title.includes(t.data)))}})();
