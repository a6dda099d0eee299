function ObjMap() { this.objs = {}; }
ObjMap.prototype.add = function( name, obj ) { this.objs[name] = obj; };
var trivPages = [ 'a001_introduction.html', 'a001_quiz.html' ];
function trivExitPage( page ) { frames['contentframe'].location.href = page; }
