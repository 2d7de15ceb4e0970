# Messages aux membres d’un réseau.

message-title = Écrire aux membres
message-lead = Un message part par courriel aux personnes qui coordonnent les questionnaires des membres choisis, dans la langue de chacune. Vous le voyez tel qu’elles le recevront avant tout envoi.
message-write = Nouveau message
message-kind = Qu’envoyez-vous ?
message-kind-message = Un message à vous
message-kind-reminder = Le rappel habituel du dernier jour
message-kind-reminder-hint = Il se passe de vos mots. Il part là où des réponses sont encore prises, au plus une fois par jour, et pas aux personnes qui ne veulent pas de rappels.
message-to = À qui ?
message-to-hint = Aux personnes qui coordonnent le questionnaire de ces membres.
message-to-all = Tous les membres
message-to-not-begun = Les membres qui n’ont pas commencé
message-to-not-handed-in = Les membres qui n’ont pas remis
message-to-returned = Les membres à qui le questionnaire est retourné avec des questions
# $cities : nombre de municipalités ; $people : nombre de personnes.
message-reach = { $cities ->
    [0] Aucun membre
    [one] Un membre
   *[other] { $cities } membres
}, { $people ->
    [0] personne
    [one] une personne
   *[other] { $people } personnes
}
message-subject-fr = Objet en français
message-subject-en = Objet en anglais
message-text-fr = Message en français
message-text-en = Message en anglais
# $n : nombre de caractères.
message-text-hint = Texte simple, jusqu’à { $n } caractères. Qui ne lit pas cette langue reçoit l’autre.
# $n : nombre de messages.
message-left = { $n ->
    [0] Plus aucun message ne peut partir aujourd’hui.
    [one] Un message peut encore partir aujourd’hui.
   *[other] { $n } messages peuvent encore partir aujourd’hui.
}
message-look = Voir avant d’envoyer
message-preview = Tel qu’il sera envoyé
message-changed = Le message ou ses destinataires ont changé depuis votre lecture. Rien n’est parti. Relisez-le.
# $n : nombre de personnes ; $cities : liste de noms.
message-people = { $n ->
    [one] Une personne le reçoit : { $cities }.
   *[other] { $n } personnes le reçoivent : { $cities }.
}
# $cities : liste de noms.
message-unreached = Personne ne coordonne { $cities } : personne ne le reçoit là.
# $n : nombre de personnes.
message-silent = { $n ->
    [one] Une personne n’en reçoit pas : elle ne veut pas de rappels ou en a reçu un aujourd’hui.
   *[other] { $n } personnes n’en reçoivent pas : elles ne veulent pas de rappels ou en ont reçu un aujourd’hui.
}
# $n : nombre de personnes.
message-language-fr = En français, { $n ->
    [one] à une personne
   *[other] à { $n } personnes
}
# $n : nombre de personnes.
message-language-en = En anglais, { $n ->
    [one] à une personne
   *[other] à { $n } personnes
}
# $n : nombre de personnes.
message-send = { $n ->
    [one] Envoyer à une personne
   *[other] Envoyer à { $n } personnes
}
message-sent = Ce qui a été envoyé
message-sent-none = Rien n’a été envoyé au sujet de cette vague.
# $n : nombre de personnes.
message-got = { $n ->
    [one] une personne
   *[other] { $n } personnes
}
