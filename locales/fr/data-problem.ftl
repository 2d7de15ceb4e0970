# Ce qui ne va pas dans une ligne du registre ou un fichier de données, et comment y remédier.

# $found : ce qui est écrit.
data-problem-bands = Les paliers doivent commencer à 0 et monter, et chaque texte doit avoir {"{"}content{"}"} là où l’indicateur dit de quoi il traite
data-problem-code = « { $found } » ne convient pas comme code : seulement des minuscules sans accent, des chiffres et des traits d’union, au plus 64
# $found : ce qui est écrit. $kind : sorte de chose. $first : fichier et ligne.
data-problem-duplicate = « { $found } » ({ $kind }) s’y trouve deux fois, d’abord à { $first } : n’en gardez qu’une
# $found : code d’une question.
data-problem-duplicate-line = La question { $found } a deux lignes : n’en gardez qu’une
# $kind : sorte de chose. $found : ce qui est écrit.
data-problem-unknown-reference = Inconnu : « { $found } » ({ $kind }). Corrigez le code, ou ajoutez d’abord ce qu’il désigne
data-problem-language = Le texte manque dans une des deux langues : écrivez-le aussi
# $detail : ce que dit le lecteur du fichier.
data-problem-syntax = Ne peut pas être lu ({ $detail })
# $key : nom de l’entrée.
data-problem-shape = Écrivez [[{ $key }]] avant chaque entrée
# $detail : ce que dit le lecteur du fichier.
data-problem-field = Un champ ne convient pas ({ $detail })
# $columns : les colonnes attendues.
data-problem-columns = La première ligne doit être exactement : { $columns }
# $columns : les colonnes attendues.
data-problem-separator = Le fichier est séparé par des points-virgules : enregistrez-le avec des virgules. La première ligne doit être : { $columns }
# $found : nombre de cellules. $expected : nombre attendu.
data-problem-cells = { $found } cellules au lieu de { $expected } : un texte qui contient une virgule se met entre guillemets droits
data-problem-empty = Remplissez cette case
# $found : ce qui est écrit. $min, $max : bornes.
data-problem-number = « { $found } » ne convient pas : écrivez un nombre de { $min } à { $max }
# $found : ce qui est écrit.
data-problem-comma = « { $found } » : écrivez les décimales avec un point
# $found : ce qui est écrit.
data-problem-whole = « { $found } » : des personnes se comptent en nombre entier
# $found : ce qui est écrit.
data-problem-date = « { $found } » n’est pas une date : écrivez 2016-06-16, 2016-06 ou 2016
data-problem-day = Écrivez deux jours comme 2026-02-01
# $found : ce qui est écrit. $words : mots permis.
data-problem-word = « { $found } » ne convient pas : choisissez parmi { $words }
# $found : ce qui est écrit.
data-problem-address = « { $found } » n’est pas une adresse web : elle commence par https://
data-problem-order = La fin doit venir après le début
# $found : ce qui est écrit.
data-problem-ends-before = La fin ({ $found }) vient avant le début
data-problem-bounds = Une classe a un minimum ou une limite, et le minimum est sous la limite
data-problem-foundation = Il faut une source, ou une proposition, et pas les deux
data-problem-verified = La part vérifiée dépasse la part documentée
# $found : ce qui est écrit.
data-problem-years = « { $found } » : écrivez des années séparées par des espaces
data-problem-unknown-file = Aucun fichier de ce nom n’est lu ici
# $found : ce qui est écrit.
data-problem-invented = « { $found } » mêle quelque chose de réel et quelque chose d’inventé
# $found : ce qui est écrit.
data-problem-invented-country = « { $found } » : les codes XA à XZ sont réservés aux pays inventés, et à eux seuls
# $found : code.
data-problem-taken-by-invented = « { $found } » est le code de quelque chose d’inventé : choisissez-en un autre
# $found : ce qui est écrit.
data-problem-jurisdiction = « { $found } » est le tableau d’un autre pays ou d’une autre province
# $found : code.
data-problem-profile = « { $found } » : une municipalité inventée a un profil, une vraie n’en a pas
data-problem-kind-named = La source ne dit pas qu’elle est membre : corrigez d’abord ce que dit la source, ou laissez la sorte vide
data-problem-own-parent = Un réseau ne fait pas partie de lui-même
data-problem-control = Un caractère invisible s’y trouve : effacez et recommencez
# $max : nombre de caractères.
data-problem-too-long = C’est trop long : au plus { $max } caractères
data-problem-exists = Ceci existe déjà : modifiez la ligne qui s’y trouve
data-problem-looked-after = Quelqu’un d’autre s’occupe déjà de cette municipalité : demandez à l’administration du programme de l’ajouter
data-problem-too-large = Le fichier dépasse 1 Mio : partagez-le en plusieurs
# $found : nombre de lignes.
data-problem-too-many-rows = Le fichier dépasse { $found } lignes : partagez-le en plusieurs
data-problem-encoding = Le fichier n’est pas en UTF-8 : enregistrez-le comme « CSV UTF-8 »
data-problem-kind-source = source
data-problem-kind-municipality = municipalité
data-problem-kind-network = réseau
data-problem-kind-partner = partenaire
data-problem-kind-measure = mesure
data-problem-kind-country = pays
data-problem-kind-province = province
data-problem-kind-jurisdiction = compétences
data-problem-kind-fact = chiffre
data-problem-kind-membership = adhésion
data-problem-kind-partnership = partenariat
data-problem-kind-group = groupe
data-problem-kind-request = demande de révision
