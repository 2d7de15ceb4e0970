# Un questionnaire comme classeur : pris, rempli ailleurs, et remis.

workbook-files = Fichiers
workbook-blank-text = Pour préparer les réponses avec vos collègues : toutes les questions avec leurs explications et ce que l’on sait de la dernière fois, sans réponses.
# $n : nombre d’heures.
workbook-hours = { $n ->
    [one] Comptez environ une heure en tout.
   *[other] Comptez environ { $n } heures en tout.
}
workbook-blank = Questionnaire vierge, classeur (XLSX)
workbook-filled-text = Pour répondre sans connexion : prenez le classeur avec les réponses actuelles, remplissez-le, puis remettez-le ici.
workbook-filled = Questionnaire avec les réponses, classeur (XLSX)
workbook-import = Remettre un classeur
workbook-import-lead = Le classeur est d’abord essayé : vous voyez ce que ferait chaque case, puis vous décidez. Rien n’est écrit avant.
workbook-import-changed = Des réponses ont changé depuis votre essai. Rien n’a été écrit : voici ce que ferait le classeur maintenant.
workbook-report = Ce que ferait ce classeur
workbook-verdict-new = nouvelle
workbook-verdict-changed = changée
workbook-verdict-unchanged = inchangée
workbook-verdict-rejected = refusée
workbook-verdict-conflict = changée par quelqu’un d’autre entre-temps
workbook-before = Maintenant
workbook-after = Dans le classeur
workbook-empty = (vide)
# $n : nombre de réponses.
workbook-apply-text = { $n ->
    [one] Une réponse sera enregistrée, exactement comme ci-dessus.
   *[other] { $n } réponses seront enregistrées d’un coup, exactement comme ci-dessus.
}
workbook-apply-rest = Les cases refusées ou changées par quelqu’un d’autre restent comme elles sont : corrigez-les dans le classeur et remettez-le, ou répondez sur la page de la question.
workbook-apply = Enregistrer ces réponses
workbook-apply-nothing = Tout est déjà ainsi : il n’y a rien à enregistrer.
workbook-report-download = Télécharger ce rapport (CSV)
workbook-report-cell = case
workbook-report-verdict = résultat
workbook-report-code = code
workbook-report-question = question
workbook-report-part = partie
workbook-report-before = maintenant
workbook-report-after = dans le classeur
workbook-report-note = remarque
workbook-file = Le classeur
# $n : nombre de mébioctets.
workbook-format = Un classeur de ce service au format XLSX, d’au plus { $n } Mio. Les lignes et les colonnes peuvent avoir changé de place. Ce qui est vide dans un classeur rempli efface ; ce qui est vide dans un classeur vierge ne change rien.
workbook-choose = Classeur (XLSX)
workbook-try = Essayer sans rien changer
workbook-conflict = Quelqu’un a changé cette réponse depuis que vous avez pris le classeur. Ouvrez la question et décidez.
workbook-held = Une autre case de la même question est refusée : corrigez-la, et celle-ci sera acceptée.
workbook-not-yours = Cette question ne vous est pas confiée. Demandez-la à la personne qui coordonne les réponses.

## Dans le classeur

workbook-column-question = Question
workbook-column-answer = Réponse
workbook-column-comment = Commentaire
workbook-column-example = Exemple d’ici
workbook-yes = Oui
workbook-no = Non
workbook-optional = (facultatif)
workbook-several = Une ligne pour chaque élément : Oui, Non ou Sans objet ici.
workbook-demonstration = Démonstration : cette municipalité et ses réponses sont inventées.
workbook-how = Remplissez les cases jaunes. Les listes offrent les réponses possibles ; les notes expliquent les questions. Les preuves s’ajoutent sur le site.
workbook-not-offered = Choisissez une réponse de la liste.
# $text : pourquoi la question est posée.
workbook-note-why = Pourquoi : { $text }
# $text : exemple d’une bonne réponse.
workbook-note-example = Par exemple : { $text }
# $text : ce qui peut servir de preuve.
workbook-note-evidence = Comme preuve : { $text }

## Pourquoi une case est refusée ($found : ce qui s’y trouve)

workbook-fault-formula = Une formule n’est pas lue. Écrivez son résultat
workbook-fault-error = Le tableur montre une erreur. Écrivez la réponse
workbook-fault-truth = Vrai ou faux n’est pas une réponse. Choisissez-en une de la liste
workbook-fault-time = Une heure n’est pas une réponse. Écrivez une date comme 2026-05-01, ou un nombre
workbook-fault-characters = Ce texte contient des caractères invisibles. Écrivez-le de nouveau
workbook-fault-unknown-question = Aucune question n’a le code « { $found } ». Prenez un nouveau classeur et copiez-y la réponse
workbook-fault-unknown-option = La question n’a pas d’élément « { $found } ». Prenez un nouveau classeur et copiez-y la réponse
workbook-fault-not-offered = « { $found } » n’est pas une réponse possible. Choisissez-en une de la liste
workbook-fault-undecided = Certains éléments ont une réponse, d’autres non, et aucun n’est « Oui ». Répondez à chacun, ou choisissez « Rien de cela »
workbook-fault-row-missing = La ligne « { $found } » de cette question manque. Prenez un nouveau classeur et copiez-y la réponse
workbook-fault-twice = La ligne « { $found } » est là deux fois. Supprimez-en une
workbook-fault-no-question = Ce texte n’est à côté d’aucune question. Mettez-le dans la case de la bonne question
workbook-fault-column-missing = Colonnes introuvables sur cette feuille : { $found }. Prenez un nouveau classeur, ou rendez-leur ces noms
workbook-fault-other-sheet = Cette feuille n’est pas du classeur : elle n’a pas été lue

## Pourquoi le classeur entier est refusé ($city, $wave : le questionnaire ; $found : celui du classeur)

workbook-refused-missing = Choisissez un fichier
workbook-refused-name = Le nom du fichier ne finit pas par .xlsx. Enregistrez-le comme « Classeur Excel (.xlsx) » et remettez-le
workbook-refused-too-large = Le fichier est trop gros pour un classeur de ce service. Retirez-en les images et les feuilles ajoutées
workbook-refused-not-a-workbook = Ce fichier n’est pas un classeur. Enregistrez-le comme « Classeur Excel (.xlsx) » et remettez-le
workbook-refused-old = Ce classeur est dans l’ancien format (.xls), ou protégé par un mot de passe. Retirez le mot de passe et enregistrez-le comme « Classeur Excel (.xlsx) »
workbook-refused-open-document = Ce classeur est au format OpenDocument (.ods). Enregistrez-le comme « Classeur Excel (.xlsx) » et remettez-le
workbook-refused-binary = Ce classeur est au format binaire (.xlsb). Enregistrez-le comme « Classeur Excel (.xlsx) » et remettez-le
workbook-refused-macros = Ce classeur contient des macros. Enregistrez-le comme « Classeur Excel (.xlsx) », sans macros
workbook-refused-swells = Ce fichier grossit beaucoup trop quand on l’ouvre. Prenez un nouveau classeur et copiez-y les réponses
workbook-refused-too-many-cells = Ce classeur a bien plus de lignes ou de colonnes que le questionnaire. Prenez un nouveau classeur et copiez-y les réponses
workbook-refused-damaged = Ce classeur est endommagé. Ouvrez-le, enregistrez-le de nouveau et remettez-le
workbook-refused-not-ours = Ce classeur n’est pas de ce service, ou sa feuille cachée « icc-index » manque. Prenez-en un nouveau et copiez-y les réponses
workbook-refused-other-format = Ce classeur a été fait par une autre version du service. Prenez-en un nouveau et copiez-y les réponses
workbook-refused-other-city = Ce classeur est celui de « { $found } », pas de { $city }. Remettez-le sur la page de cette municipalité
workbook-refused-other-wave = Ce classeur est celui de la vague « { $found } », pas de { $wave }. Remettez-le sur la page de cette vague
workbook-refused-other-questions = Les questions de { $wave } ne sont pas celles de ce classeur. Prenez-en un nouveau et copiez-y les réponses
workbook-refused-nothing = Aucune réponse n’a été trouvée dans ce classeur. Remplissez-le, ou prenez-en un nouveau
workbook-refused-too-much-text = Ce classeur contient trop de texte pour être remis en une fois. Remettez-le en deux parties, sans les feuilles de l’autre

## Sur papier

# $city : nom d’une municipalité, $wave : nom d’une vague.
workbook-paper-title = Questionnaire de { $city }, { $wave }
workbook-paper-lead = Pour préparer les réponses. Elles s’écrivent ensuite sur le site, ou dans le classeur.
workbook-paper-evidence = Preuve : lien ou nom du document
workbook-paper-a4 = Questionnaire vierge à imprimer, format A4 (PDF)
workbook-paper-letter = Questionnaire vierge à imprimer, format lettre (PDF)
workbook-xlsform = Formulaire pour ODK ou Kobo (XLSForm)
