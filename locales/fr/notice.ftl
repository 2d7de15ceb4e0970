# Ce que partagent les pages sur le service lui-même.

notice-footer = À propos de ce service
notice-unsaid = L’organisme qui exploite ce service ne l’a pas indiqué.
notice-operator = Exploité par
notice-address = Adresse
notice-email = Nous joindre
notice-hosting = Où se trouvent les données
notice-privacy-officer = Responsable de la protection des renseignements personnels
notice-privacy-email = Nous joindre
