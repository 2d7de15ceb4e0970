# Le parcours d’une municipalité vers un réseau.

joining-list-title = Parcours d’adhésion
joining-list-lead = De la demande à la stratégie : où en est chaque municipalité, ce qui vient ensuite, et qui en répond. La municipalité et la coordination du réseau l’écrivent ensemble ; personne d’autre ne le voit.
joining-list-none = Aucun parcours n’est encore écrit.
joining-all-done = Toutes les étapes sont faites.
joining-begin = Commencer un parcours
joining-begin-text = Commencez dès qu’une municipalité pense à adhérer. Rien n’est public.
joining-begin-send = Commencer
joining-city = Municipalité
joining-network = Réseau
# $city : municipalité.
joining-title = Parcours de { $city }
joining-stages = Étape par étape
joining-stage = Étape
joining-stage-request = Demande
joining-stage-intent = Déclaration d’intention
joining-stage-questionnaire = Questionnaire
joining-stage-report = Rapport
joining-stage-visit = Visite d’experts
joining-stage-strategy = Profil et stratégie
joining-stage-renewal = Renouvellement
joining-state = Où en est l’étape ?
joining-state-open = ouverte
joining-state-planned = prévue
joining-state-done = faite
joining-state-say-planned = Elle est prévue
joining-state-say-done = Elle est faite
joining-state-say-open = Elle est ouverte : ce qui en a été dit ne tient plus
# $day : date.
joining-planned = prévue le { $day }
# $day : date.
joining-done = faite le { $day }
joining-by-mayor = par la mairie
joining-by-council = par le conseil
joining-next-request = Prochaine étape : la mairie ou le conseil demande l’adhésion.
joining-next-intent = Prochaine étape : la déclaration d’intention.
joining-next-questionnaire = Prochaine étape : répondre au questionnaire.
joining-next-report = Prochaine étape : le rapport.
joining-next-visit = Prochaine étape : la visite d’experts.
joining-next-strategy = Prochaine étape : le profil et la stratégie.
joining-next-renewal = Prochaine étape : répondre de nouveau.
joining-why-request = La demande montre que la municipalité le veut, et non un seul service. Une lettre de la mairie ou une résolution du conseil suffit.
joining-why-intent = Elle dit à quoi la municipalité s’engage et qui s’en occupe, avant que le travail commence.
joining-why-questionnaire = Le rapport et la visite s’appuient sur ses réponses et leurs preuves.
joining-why-report = Il dit à la municipalité où elle en est, et prépare la visite.
joining-why-visit = Les experts voient sur place ce que des réponses ne montrent pas, et parlent avec les personnes concernées.
joining-why-strategy = Le rapport et la visite valent par ce qui en sort : des priorités, des mesures, qui fait quoi et pour quand.
joining-why-renewal = Répondre de nouveau après quelques années montre ce qui a changé.
# $name : personne ou service.
joining-responsible-is = Responsable : { $name }
joining-responsible = Responsable
joining-responsible-hint = Une fonction ou un service, avec un nom au besoin.
joining-document = Document
joining-document-is = Document :
joining-document-hint = Parmi les preuves de la municipalité. La coordination du réseau peut ouvrir celui que vous choisissez.
joining-document-none = Aucun document
joining-document-withdrawn = retiré depuis
joining-document-expired = périmé
joining-evidence = En ajouter un aux preuves
joining-say = Écrire une étape
joining-day = Jour
joining-day-hint = Pour ce qui est prévu ou fait.
joining-authority = Qui a fait la demande ?
joining-authority-hint = Pour une demande qui a été faite.
joining-authority-mayor = La mairie
joining-authority-council = Le conseil
joining-remark = Remarque
joining-send = Écrire
joining-conflict = Quelqu’un d’autre a écrit depuis que vous avez ouvert cette page. Voyez-le plus haut, puis renvoyez si cela tient toujours.
joining-history = Ce qui a été écrit
joining-visits = Visites d’experts
joining-visit-plan = Prévoir une visite
joining-visit-change = Modifier cette visite
# $city : municipalité.
joining-visit-title = Visite d’experts : { $city }
joining-visit-lead = Les jours, le programme et les participants. Ce que les experts constatent au sujet d’une réponse, ils le disent dans la révision du questionnaire en nommant la visite : la réponse y est vérifiée, questionnée ou non vérifiée.
joining-visit-first = Premier jour
joining-visit-last = Dernier jour
joining-visit-agenda = Programme
# $n : nombre de caractères.
joining-visit-agenda-hint = Qui est rencontré et quand, ce qui est vu. Jusqu’à { $n } caractères.
joining-visit-participants = Participants
# $n : nombre de caractères.
joining-visit-participants-hint = Experts et personnes de la municipalité, une par ligne. Jusqu’à { $n } caractères.
joining-visit-keep = Enregistrer
joining-visit-conflict = Quelqu’un d’autre a modifié cette visite, ou il n’en peut y avoir davantage. Rien n’est enregistré ; revoyez le parcours.
# $n : nombre de constats.
joining-findings = { $n ->
    [0] Aucun constat sur une réponse pour l’instant.
    [one] { $n } constat sur une réponse.
   *[other] { $n } constats sur des réponses.
}
