# Mon compte.

account-title = Mon compte
account-roles = Mes rôles
account-roles-none = Vous n’avez aucun rôle pour l’instant.
account-offers = Rôles proposés
# $by : nom de la personne qui invite ; $until : date et heure.
account-offer-by = Proposé par { $by }, jusqu’au { $until }
account-offer-accept = Accepter
account-offer-decline = Refuser
account-profile = Nom et langue
account-save = Enregistrer
account-password = Mot de passe
account-password-text = Changer le mot de passe ferme vos autres sessions et retire vos jetons d’accès. Un courriel vous le confirme.
account-password-action = Changer le mot de passe
account-sessions = Sessions ouvertes
account-sessions-text = Une session se ferme après une heure sans activité et dure 12 heures au plus.
account-session-current = cette session
account-session-unknown = Navigateur inconnu
# $since, $seen : date et heure.
account-session-times = Ouverte le { $since }, dernière activité le { $seen }
account-session-end = Fermer
account-sessions-end = Fermer toutes les autres
account-reminders = Rappels
account-reminders-on = Vous recevez un courriel avant une échéance, et un après. Les autres courriels du travail ne changent pas.
account-reminders-off = Vous ne recevez pas de rappels. Les autres courriels du travail ne changent pas.
account-reminders-switch-off = Ne plus recevoir de rappels
account-reminders-switch-on = Recevoir les rappels
account-data = Mes données
account-data-text = Tout ce qui est gardé sur vous, à emporter : votre compte, vos rôles, sessions et courriels, et ce que vous avez fait et quand. Ce qui est écrit dans le travail d’une municipalité lui appartient : demandez-le à la personne responsable de la protection des renseignements personnels.
account-data-json = Emporter en JSON
account-data-csv = Emporter en CSV
account-expertise-open = L’écrire ou la modifier
