(this["webpackJsonpall-in-one"]=this["webpackJsonpall-in-one"]||[]).push([[3],{40:function(e,t){t.result=function(e){return window.lmsModule.finished(e,e>=80)}}}]);
