# Ce dont parlent les pratiques, les outils et les enjeux.

theme-welcome = Accueil
theme-language = Francisation et langues
theme-work = Emploi et économie
theme-housing = Logement
theme-education = Éducation
theme-culture = Culture, sports et loisirs
theme-neighbourhoods = Quartiers et espace public
theme-participation = Participation
theme-discrimination = Racisme et discriminations
theme-services = Services municipaux
theme-mediation = Médiation et sécurité
theme-media = Médias et communication
theme-governance = Politique et coordination
