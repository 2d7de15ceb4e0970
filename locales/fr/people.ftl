# Personnes et invitations.

people-title = Personnes
people-lead = Qui fait quoi, et qui est invité.
people-none = Personne pour l’instant.
people-no-role = Aucun rôle
# $day : date.
people-since = depuis le { $day }
people-demonstration = démonstration
people-closed = compte fermé
people-end-role = Retirer le rôle
people-close = Fermer le compte
people-open = Rouvrir le compte
people-invitations = Invitations en cours
# $until : date et heure.
people-invitation-until = jusqu’au { $until }
people-withdraw = Retirer l’invitation
people-invite = Inviter
people-invite-text = La personne reçoit un courriel. Rien ne change avant qu’elle accepte ; l’invitation dure 24 heures.
people-invite-action = Envoyer l’invitation
people-city = Municipalité
people-city-hint = Pour la rédaction et la coordination d’une municipalité.
people-network = Réseau
people-network-hint = Pour la révision et la coordination d’un réseau.
people-partner = Partenaire
people-partner-hint = Pour la lecture pour un partenaire. On y voit ce que des municipalités ont accepté de montrer à ce partenaire, et rien d’autre.
