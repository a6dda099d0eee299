var PlaybarProperties={hasPlayBar:true,jsonfileName:"playbarScript.js",Buttons:{AudioOn:{icon:"AudioOn.png",tip:"Sound"}}};
