# Rôles.

role-city-editor = Rédaction pour la municipalité
role-city-coordinator = Coordination de la municipalité
role-reviewer = Révision
role-network-coordinator = Coordination du réseau
role-programme-administrator = Administration du programme
role-partner-reader = Lecture pour un partenaire
