# La bibliothèque d’outils des réseaux.

tool-list-title = Outils
# $query : mots cherchés.
tool-list-search = Outils : { $query }
tool-list-lead = Des guides, des modèles, des règlements et des formations que des réseaux et leurs membres partagent, avec ce qu’on peut en faire et qui dit s’en servir.
# $count : nombre.
tool-list-count = { $count ->
    [0] Aucun outil
    [one] Un outil
   *[other] { $count } outils
}
tool-by-kind = Genre
tool-by-theme = Thème
tool-by-indicator = Aide pour
tool-by-language = Langue
tool-by-network = Réseau
tool-kind = Genre
tool-kind-guide = Guide
tool-kind-template = Modèle
tool-kind-by-law = Règlement ou politique
tool-kind-training = Formation
# $count : nombre de municipalités.
tool-users = { $count ->
    [one] une municipalité s’en sert
   *[other] { $count } municipalités s’en servent
}
tool-reserved = Réservé
# $network : réseau.
tool-reserved-text = Seules les personnes du réseau ({ $network }) et de ses membres voient cet outil.
tool-open = Ouvrir l’outil
tool-take = Prendre le fichier
tool-gone = Son document a été retiré.
tool-language = Langue
tool-licence = Ce qu’on peut en faire
tool-licence-cc0 = Tout ce qu’on veut (CC0)
tool-licence-cc-by = Le partager et le modifier en nommant qui l’a fait (CC BY)
tool-licence-cc-by-sa = La même chose, sous la même licence (CC BY-SA)
tool-licence-cc-by-nc = Le partager et le modifier sans but lucratif, en nommant qui l’a fait (CC BY-NC)
tool-licence-public-act = C’est un acte d’un organisme public : le consulter et le citer
tool-licence-ask = Demander d’abord à qui il appartient
tool-used-by = Qui s’en sert
tool-used-by-nobody = Aucune municipalité ne l’a encore dit.
# $city : municipalité.
tool-use = { $city } s’en sert
# $city : municipalité.
tool-use-not = { $city } ne s’en sert plus
tool-change = Modifier cet outil
tool-add = Mettre un outil dans une bibliothèque
# $network : réseau.
tool-add-to = { $network }
tool-begin-lead = À qui appartient l’outil ?
# $network : réseau.
tool-begin-network = { $network }, le réseau lui-même
# $title : nom de l’outil.
tool-form-title = Modifier : { $title }
tool-form-new = Un nouvel outil
tool-form-change = Modifier l’outil
tool-form-back = L’outil
tool-form-send = Enregistrer
tool-title = Titre
tool-summary = À quoi il sert
tool-summary-hint = Deux ou trois phrases, au plus 1 000 caractères.
tool-url = Adresse
tool-url-hint = Où on peut le lire, par exemple https://… Laissez le champ vide si vous choisissez un document de votre municipalité.
tool-document = Document
tool-document-none = Aucun : l’adresse ci-dessus
# $network : réseau.
tool-reach-network = Les personnes du réseau ({ $network }) et de ses membres
tool-reach-public = Tout le monde
tool-removed = Retrait
tool-removed-say = Le retirer de la bibliothèque
tool-conflict = Quelqu’un d’autre a modifié cet outil entre-temps. Vous voyez maintenant où il en est.
tool-beside = Des outils qui aident
# $count : nombre.
tool-beside-count = { $count ->
    [one] Un outil qui aide
   *[other] { $count } outils qui aident
}
tool-helps = Ce à quoi il aide
tool-reach = Qui peut le voir ?
