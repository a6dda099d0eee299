var $exe_i18n={previous:"Précédent",next:"Suivant",show:"Afficher",hide:"Masquer"};
