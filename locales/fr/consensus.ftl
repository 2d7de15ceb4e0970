# Le registre des consensus d’un réseau.

# $network : réseau.
consensus-title = Registre des consensus – { $network }
consensus-heading = Registre des consensus
consensus-lead = Ce que le réseau a décidé ensemble, et ce qui est proposé. Un membre propose, le comité de pilotage prépare le texte, les membres disent leurs objections, puis le consensus est adopté. Ce qui est adopté ne change plus : un consensus plus récent le modifie ou le remplace.
consensus-lead-public = Ce que le réseau a décidé ensemble et montre à tout le monde. Ce qui est adopté ne change plus : un consensus plus récent le modifie ou le remplace.
# $members : nombre de membres. $people : nombre de personnes.
consensus-readers = Qui peut lire ceci : { $people ->
        [0] personne encore
        [one] { $people } personne
       *[other] { $people } personnes
    } des municipalités membres ({ $members }) et de la coordination du réseau, et l’administration du programme. Ni les partenaires ni le public.
consensus-readers-everybody = Qui peut lire ceci : tout le monde.
consensus-see-public = Ce que tout le monde voit
consensus-see-whole = Pour les membres du réseau : le registre entier
consensus-public = public
consensus-reserved = réservé au réseau
consensus-state-proposed = proposé
consensus-state-open = ouvert aux objections
consensus-state-adopted = en vigueur
consensus-state-amended = modifié depuis
consensus-state-replaced = remplacé
consensus-state-dropped = abandonné
consensus-now-proposed = Le comité de pilotage en prépare le texte.
consensus-now-open = Les membres peuvent dire leurs objections et proposer des amendements.
consensus-now-adopted = Ce consensus est en vigueur.
consensus-now-amended = Ce consensus est en vigueur, avec ce que dit un consensus plus récent.
consensus-now-replaced = Ce consensus n’est plus en vigueur : un consensus plus récent l’a remplacé.
consensus-now-dropped = Cette proposition ne sera pas adoptée.
# $day : date.
consensus-adopted-on = adopté le { $day }
# $city : municipalité.
consensus-by-city = proposé par { $city }
consensus-by-coordination = proposé par la coordination du réseau
# $n : nombre.
consensus-waiting = { $n ->
        [one] { $n } objection ou amendement sans réponse
       *[other] { $n } objections ou amendements sans réponse
    }
# $n : nombre de membres.
consensus-present = { $n ->
        [one] Membre présent ({ $n }) :
       *[other] Membres présents ({ $n }) :
    }
# $number : numéro, comme 2017-1.
consensus-number = Consensus { $number }
consensus-cite = Pour le citer
# $number : numéro, comme 2017-1.
consensus-cite-number = consensus { $number }
consensus-proposals = Propositions
consensus-no-proposals = Aucune proposition pour l’instant.
consensus-elsewhere = Aucun sur cette page.
consensus-adopted = Consensus adoptés
consensus-none = Aucun consensus n’est encore adopté dans ce registre.
consensus-none-public = Aucun consensus adopté n’est montré à tout le monde.
consensus-facts = Avant ce registre
consensus-facts-text = Ce que des sources publiques disent des consensus du réseau. Leur texte n’est pas connu ici.
consensus-committee = Comité de pilotage
consensus-committee-text = Il prépare le texte des propositions, avec la coordination du réseau.
consensus-committee-none = Personne n’y siège encore : la coordination du réseau prépare les textes.
consensus-committee-change = Dire qui y siège
consensus-committee-lead = Des personnes des municipalités membres. Elles préparent le texte des propositions, les ouvrent aux objections et y répondent. Qui coordonne le réseau le peut déjà.
consensus-committee-who = Qui siège au comité de pilotage ?
consensus-committee-send = Enregistrer
consensus-committee-nobody = Aucune personne d’une municipalité membre n’a encore de compte.
consensus-committee-conflict = Quelqu’un d’autre a modifié le comité depuis que vous avez ouvert cette page. Voyez-le ci-dessous, puis renvoyez si cela tient toujours.
consensus-propose = Proposer un consensus
consensus-propose-text = Dites en quelques phrases ce que le réseau déciderait. Le comité de pilotage reprend le texte avant que les membres disent leurs objections.
consensus-propose-send = Proposer
consensus-word = Écrire une autre version du texte
consensus-word-text = La version d’avant reste visible. Ce que les membres en ont dit reste avec elle.
consensus-word-send = Enregistrer cette version
consensus-conflict = Quelqu’un d’autre a écrit depuis que vous avez ouvert cette page. Voyez ce qu’il en est, puis renvoyez si cela tient toujours.
consensus-field-title = Titre
consensus-field-body = Texte
# $n : nombre de caractères.
consensus-field-body-hint = Au plus { $n } caractères. Les lignes vides séparent les paragraphes.
consensus-field-indicator = Indicateur
consensus-indicator-none = Aucun en particulier
consensus-of-indicator = Indicateur :
consensus-field-earlier = Consensus qu’il change
consensus-field-earlier-hint = S’il modifie ou remplace un consensus adopté.
consensus-earlier-none = Aucun
consensus-field-change = Que lui fait-il ?
consensus-change-say-amends = Il le modifie : l’ancien reste en vigueur avec ce que dit le nouveau
consensus-change-say-replaces = Il le remplace : seul le nouveau sera en vigueur
consensus-change-amends = Modifie :
consensus-change-replaces = Remplace :
consensus-changed-amends = Modifié par :
consensus-changed-replaces = Remplacé par :
consensus-words = Texte
# $n : nombre de versions.
consensus-earlier-wordings = { $n ->
        [one] Version d’avant
       *[other] Versions d’avant ({ $n })
    }
# $n : numéro.
consensus-wording-number = Version { $n }
consensus-open = Ouvrir aux objections
consensus-open-text = Les membres pourront dire leurs objections et proposer des amendements. Le texte peut encore changer.
consensus-open-send = Ouvrir
consensus-remarks = Objections et amendements
consensus-no-remarks = Aucune objection, aucun amendement.
consensus-remark-objection = objection
consensus-remark-amendment = amendement
consensus-remark-waits = attend une réponse
# $n : numéro.
consensus-remark-wording = à la version { $n }
consensus-reply-answered = répondu
consensus-reply-withdrawn = retiré
consensus-answer-or = Répondre
consensus-answer-field = Réponse
consensus-answer-send = Répondre
consensus-withdraw = Retirer
consensus-withdraw-field = Pourquoi
consensus-withdraw-send = Retirer
consensus-object = Dire une objection ou proposer un amendement
consensus-object-kind = De quoi s’agit-il ?
consensus-object-say-objection = Une objection : nous ne sommes pas d’accord
consensus-object-say-amendment = Un amendement : nous voulons d’autres mots
consensus-object-city = Au nom de
consensus-object-body = Ce que dit votre municipalité
consensus-object-hint = Les membres du réseau le lisent, avec le nom de votre municipalité et le vôtre.
consensus-object-send = Envoyer
consensus-adopt = Adopter
consensus-adopt-text = Le texte qui est là maintenant est adopté tel quel et reçoit un numéro. Rien n’en change plus. Chaque objection et chaque amendement doit avoir sa réponse ou être retiré.
consensus-adopt-day = Jour de l’adoption
consensus-adopt-meeting = Rencontre
consensus-adopt-meeting-none = Une autre que celles du calendrier
consensus-adopt-place = Lieu
consensus-adopt-place-hint = Facultatif si vous choisissez une rencontre.
consensus-adopt-present = Membres présents
consensus-adopt-send = Adopter
consensus-drop = Abandonner la proposition
consensus-drop-why = Pourquoi
consensus-drop-send = Abandonner
consensus-show = Qui peut le lire
consensus-show-public = Tout le monde peut lire ce consensus.
consensus-show-page = Sa page publique
consensus-show-reserved = Seul le réseau peut lire ce consensus. Montré à tout le monde, il a une page publique, sans les objections ni les versions d’avant.
consensus-show-send = Le montrer à tout le monde
consensus-show-hide = Le réserver au réseau
consensus-history = Ce qui s’est passé
consensus-step-proposed = Proposé
consensus-step-opened = Ouvert aux objections
consensus-step-adopted = Adopté
consensus-step-dropped = Abandonné
consensus-step-shown = Montré à tout le monde
consensus-step-reserved = Réservé au réseau
