var x_theme={name:"Nottingham"};
