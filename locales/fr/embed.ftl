# Graphiques dans les pages d’autrui.

# Lien à côté des fichiers d’un graphique.
embed-link = Intégrer
embed-title = Intégrer ce graphique dans une page
embed-lead = Copiez l’un de ces codes dans le HTML d’une page. Le graphique est dans cette langue et pour cette vague ; il n’a besoin d’aucun script, ne dépose aucun témoin, et porte sa source et, pour des chiffres inventés, la mention de démonstration.
embed-no-address = Ce service ne connaît pas sa propre adresse (server.public_url). Ajoutez-la devant les adresses du code, qui commencent par une barre oblique.
embed-living = Avec les chiffres publiés
embed-living-text = Quand un chiffre est corrigé ou qu’une municipalité s’ajoute à une comparaison, le graphique de votre page le montre.
embed-fixed = Avec les chiffres d’aujourd’hui
embed-fixed-text = L’adresse contient l’empreinte du graphique. Tant que ces chiffres sont ceux qui sont publiés, elle les montre exactement, et les navigateurs la conservent ; ensuite elle mène aux chiffres publiés, car des chiffres corrigés ou retirés ne sont plus montrés.
embed-frame = Cadre : avec titre, tableau et clavier
embed-picture = Image : large ou étroite, selon l’écran
embed-preview = Voir la page dans le cadre
embed-preview-fixed = Voir la page dans le cadre avec les chiffres d’aujourd’hui
embed-table = Les mêmes chiffres en tableau
embed-result = Le résultat complet
