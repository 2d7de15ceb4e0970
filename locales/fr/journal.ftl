# Journal : ce qui a été fait.

journal-title = Journal
journal-lead = Ce qui a été fait, du plus récent au plus ancien. Rien ne s’y efface.
journal-none = Rien pour l’instant.
journal-action-signed-in = Connexion
journal-action-signed-out = Déconnexion
journal-action-sign-in-refused = Connexion refusée
journal-action-session-ended = Session fermée
journal-action-other-sessions-ended = Autres sessions fermées
journal-action-password-reset = Mot de passe remplacé par lien
journal-action-password-changed = Mot de passe changé
journal-action-profile-changed = Nom ou langue changés
journal-action-first-administrator = Premier compte ouvert
journal-action-invited = Invitation envoyée
journal-action-invitation-withdrawn = Invitation retirée
journal-action-invitation-declined = Invitation refusée
journal-action-role-given = Rôle accepté
journal-action-role-ended = Rôle retiré
journal-action-account-closed = Compte fermé
journal-action-account-opened = Compte rouvert
journal-action-register-added = Ajout au registre
journal-action-register-changed = Changement au registre
journal-action-register-removed = Chiffre retiré du registre
journal-action-register-imported = Tableau importé
