//! The menus of the application where the system shows them above the screen, in the words of that system.

texts! {
    /// About the application.
    ABOUT { en: "About SCORM Audit Workbench", fr: "À propos d’Atelier d’audit SCORM" }
    /// The services of other applications.
    SERVICES { en: "Services", fr: "Services" }
    /// Hides the application.
    HIDE { en: "Hide SCORM Audit Workbench", fr: "Masquer Atelier d’audit SCORM" }
    /// Hides all others.
    HIDE_OTHERS { en: "Hide Others", fr: "Masquer les autres" }
    /// Shows all again.
    SHOW_ALL { en: "Show All", fr: "Tout afficher" }
    /// Quits the application.
    QUIT { en: "Quit SCORM Audit Workbench", fr: "Quitter Atelier d’audit SCORM" }
    /// The menu for editing text.
    EDIT { en: "Edit", fr: "Édition" }
    /// Takes a change of text back.
    UNDO { en: "Undo", fr: "Annuler" }
    /// Makes it again.
    REDO { en: "Redo", fr: "Rétablir" }
    /// Cuts what is selected.
    CUT { en: "Cut", fr: "Couper" }
    /// Copies what is selected.
    COPY { en: "Copy", fr: "Copier" }
    /// Pastes what was cut or copied.
    PASTE { en: "Paste", fr: "Coller" }
    /// Selects everything.
    SELECT_ALL { en: "Select All", fr: "Tout sélectionner" }
    /// The menu of the window.
    WINDOW { en: "Window", fr: "Fenêtre" }
    /// Minimizes the window.
    MINIMIZE { en: "Minimize", fr: "Placer dans le Dock" }
    /// Gives the window the screen, or takes it back.
    FULL_SCREEN { en: "Toggle Full Screen", fr: "Activer ou désactiver le plein écran" }
    /// Closes the window.
    CLOSE { en: "Close Window", fr: "Fermer la fenêtre" }
    /// The menu in which the system searches all others.
    HELP { en: "Help", fr: "Aide" }
}
