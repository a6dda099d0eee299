(window.webpackJsonp=window.webpackJsonp||[]).push([["styles"],[]]);
