var TitleMgr = { stack: [], push: function( t ) { this.stack.push( t ); } };
