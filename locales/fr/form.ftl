# Formulaires : champs, erreurs.

form-title-error = Erreur :
form-summary = Il y a un problème
form-email = Courriel
form-password = Mot de passe
form-password-choose = Choisir un mot de passe
form-password-new = Nouveau mot de passe
form-password-old = Mot de passe actuel
# $n : nombre de caractères.
form-password-hint = Au moins { $n } caractères. Une courte phrase convient ; les espaces comptent.
form-name = Nom
form-name-hint = Vos collègues le voient.
form-language = Langue des courriels
form-role = Rôle
form-until = Valable jusqu’au
form-error-missing = Remplissez ce champ
form-error-missing-email = Écrivez l’adresse de courriel
form-error-missing-password = Écrivez le mot de passe
form-error-missing-name = Écrivez le nom
form-error-missing-city = Choisissez une municipalité
form-error-missing-network = Choisissez un réseau
form-error-missing-role = Choisissez un rôle
form-error-email = Écrivez une adresse de courriel complète, comme prenom@ville.ca
form-error-email-taken = Cette adresse a déjà un compte
form-error-too-long = C’est trop long
form-error-characters = Un caractère invisible s’y trouve. Effacez et recommencez
form-error-sign-in-refused = Le courriel ou le mot de passe ne convient pas
form-error-password-wrong = Ce n’est pas le mot de passe actuel
# $n : nombre de caractères.
form-error-password-short = Le mot de passe compte au moins { $n } caractères
form-error-password-common = Trop de gens utilisent ce mot de passe. Choisissez-en un autre
form-error-password-guessed = Ce mot de passe se devine à partir de votre adresse, de la municipalité ou du service. Choisissez-en un autre
form-error-link-dead = Ce lien ne fonctionne plus
form-error-missing-code = Entrez le code
form-error-missing-proof = Entrez un code ou le mot de passe
form-error-code-wrong = Ce code ne convient pas, ou a déjà servi. Attendez le prochain
form-error-code-over = Le délai est passé, ou trop de codes étaient faux
form-error-proof-wrong = Ce n’est ni votre mot de passe ni un code valable
form-error-provider-state = Cette connexion n’a pas commencé dans ce navigateur, ou le délai est passé. Recommencez
form-error-provider-refused = Le compte de votre organisation ne vous a pas laissé entrer. Recommencez, ou connectez-vous autrement
form-error-provider-unreachable = Le service du compte de votre organisation ne répond pas. Réessayez plus tard, ou connectez-vous autrement
form-error-provider-failed = La réponse du compte de votre organisation n’est pas fiable. Réessayez, ou connectez-vous autrement
form-error-provider-unverified = Le compte de votre organisation n’indique aucune adresse de courriel vérifiée
form-error-provider-domain = Cet accès n’est pas prévu pour votre adresse de courriel
form-error-provider-unknown = Aucun compte ouvert ni aucune invitation n’a cette adresse de courriel. Adressez-vous à la personne qui coordonne votre municipalité ou votre réseau
form-error-provider-other = Ce compte appartient à une autre personne dans votre organisation. Connectez-vous autrement
form-error-missing-name-fr = Entrez le nom en français
form-error-missing-name-en = Entrez le nom en anglais
form-error-missing-year = Entrez l’année
form-error-missing-asks = Choisissez l’édition et la méthode
form-error-missing-networks = Choisissez au moins un réseau
form-error-missing-first = Entrez le premier jour
form-error-missing-last = Entrez le dernier jour
form-error-missing-rhythm = Choisissez le rythme
form-error-missing-until = Entrez le dernier jour
form-error-missing-reason = Dites pourquoi
form-error-missing-remark = Dites pourquoi, ou ce qui reste à faire
form-error-missing-decision = Choisissez d’accorder ou de refuser
form-error-missing-person = Choisissez une personne, ou entrez un courriel
form-error-missing-divide = Choisissez si le questionnaire est divisé
form-error-code = Un code commence par une lettre et ne contient que des lettres minuscules, des chiffres, des points, des traits d’union et de soulignement
form-error-wave-code-taken = Une vague a déjà ce code
form-error-year = Entrez une année à quatre chiffres, comme 2027
form-error-date = Entrez un jour du calendrier, comme 2027-03-01
form-error-last-before-first = Le dernier jour précède le premier
form-error-networks-mixed = Une vague s’adresse à de vrais réseaux ou à ceux de la démonstration, jamais aux deux
# $n : nombre de municipalités.
form-error-wave-begun-networks = { $n ->
    [one] Une municipalité qui a commencé ne serait plus concernée. Gardez son réseau
   *[other] { $n } municipalités qui ont commencé ne seraient plus concernées. Gardez leur réseau
}
# $n : nombre de municipalités.
form-error-wave-begun-first = { $n ->
    [one] Une municipalité a déjà commencé : le premier jour ne peut plus être à venir
   *[other] { $n } municipalités ont déjà commencé : le premier jour ne peut plus être à venir
}
form-error-wave-end-past = Ce jour est passé. Confirmez que la vague se termine tout de suite
form-error-end-not-later = Choisissez un jour après la fin actuelle et après aujourd’hui
form-error-end-too-late = Ce jour est trop tardif
form-error-day-past = Ce jour est passé
form-error-day-after-end = Le questionnaire n’est plus ouvert ce jour-là
form-error-part-given-already = Cette personne a déjà cette partie
form-error-person-twice = Choisissez une personne ou entrez un courriel, pas les deux
form-error-part-changed = La partie a changé entre-temps. Voyez où elle en est
form-error-missing-title = Écrivez le titre
form-error-missing-url = Donnez un lien ou choisissez un fichier
form-error-address = Écrivez une adresse complète qui commence par https:// ou http://, sans mot de passe
form-error-day = Choisissez un jour, comme 2027-03-31
form-error-owner = Choisissez quelqu’un qui travaille pour la municipalité
form-error-question = Une des questions n’existe pas dans ce questionnaire
form-error-one-of-both = Donnez un lien ou un fichier, pas les deux
form-error-file-empty = Le fichier est vide
form-error-file-kind = Ce fichier n’est pas d’un format accepté, ou son nom dit autre chose que son contenu. Choisissez un PDF, PNG, JPEG, DOCX, XLSX, ODS ou CSV
form-error-file-archive = Ce fichier ne se lit pas : il est verrouillé, abîmé, ou contient un autre fichier compressé. Enregistrez-le en PDF
form-error-file-bomb = Ce fichier deviendrait énorme une fois décompressé. Enregistrez-le en PDF
# $n : nombre de mégaoctets.
form-error-file-size = Le fichier dépasse { $n } Mo. Réduisez-le ou donnez un lien
# $n : nombre de mégaoctets.
form-error-file-quota = Les fichiers de la municipalité dépasseraient { $n } Mo ensemble. Donnez un lien, ou écrivez à la personne qui administre le service
form-error-evidence-changed = Quelqu’un a changé cette preuve entre-temps. Vos mots sont encore dans le formulaire : comparez, puis enregistrez
form-error-missing-function = Écrivez la fonction
form-error-missing-agreed = Cochez la case pour remettre les réponses au nom de la municipalité
form-error-untranslated = Il reste des commentaires ou des exemples à traduire
form-error-empty = Répondez à au moins une question
form-error-missing-reason-fr = Dites pourquoi, en français
form-error-missing-reason-en = Dites pourquoi, en anglais
form-error-needs-counted = Les scores ne peuvent pas être montrés sans compter dans les moyennes : cochez-le aussi
form-error-needs-scores = Les réponses ne peuvent pas être montrées sans les scores : cochez-les aussi
form-error-needs-answers = Les preuves et commentaires ne peuvent pas être montrés sans les réponses : cochez-les aussi
form-error-audience-gone = L’un de ceux qui étaient nommés n’existe plus. Revoyez les choix
form-error-missing-authority = Dites qui a décidé
form-error-missing-resolution = Entrez le numéro de la résolution
form-error-missing-decided-on = Entrez le jour de la décision
form-error-day-to-come = Ce jour n’est pas encore venu
form-error-missing-review = Choisissez la révision
form-error-missing-reviewer = Choisissez une personne
form-error-review-reviewer = Cette personne ne peut pas réviser ce questionnaire
form-error-review-question = Écrivez la question, ou choisissez une demande courante
form-error-review-seen = Rien n’est joint : dites ce que vous avez vu
form-error-review-reason = Dites pourquoi
form-error-review-open = Des réponses restent à examiner, ou attendent la municipalité
form-error-review-texts = Un texte manque dans une langue exigée
form-error-review-changed = Quelqu’un d’autre a agi entre-temps. Regardez l’état actuel, puis recommencez
form-error-review-text-long = Ce texte dépasse 8 000 caractères
form-error-review-text-original = Écrivez d’abord le texte lui-même
form-error-missing-due = Inscrivez le jour
form-error-missing-questions = Cochez au moins une mesure
form-error-too-many = Cochez au plus 30 mesures
form-error-unknown = Une des mesures n’existe pas dans ce questionnaire
form-error-targets-many = La municipalité a autant de cibles qu’elle peut. Retirez-en une d’abord
form-error-missing-kind = Choisissez ce que vous envoyez
form-error-missing-to = Choisissez à qui
form-error-missing-subject-fr = Entrez l’objet en français
form-error-missing-subject-en = Entrez l’objet en anglais
form-error-missing-text-fr = Entrez le message en français
form-error-missing-text-en = Entrez le message en anglais
form-error-too-many-today = Tous les messages permis en une journée sont partis. Réessayez demain
form-error-nobody = Personne ne le recevrait. Choisissez d’autres membres
form-error-missing-stage = Choisissez l’étape
form-error-missing-state = Choisissez où elle en est
form-error-missing-day = Entrez le jour
form-error-missing-asked-by = Choisissez qui a fait la demande
form-error-day-future = Ce jour n’est pas encore venu
form-error-joining-mixed = Les municipalités réelles rejoignent des réseaux réels, celles de la démonstration les siens
form-error-joining-document = Ce document n’est plus parmi les preuves
form-error-joining-full = Rien de plus ne peut être écrit sur ce parcours
form-error-try-nothing = Répondez à une question au moins
