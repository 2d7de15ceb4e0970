# La déclaration d’accessibilité.

accessibility-title = Accessibilité
accessibility-lead = Les pages visent les Règles pour l’accessibilité des contenus Web (WCAG) 2.2, niveau AA. Cette page dit ce qui est vérifié à chaque changement, et ce qui ne l’est pas.
accessibility-tested = Ce qui est vérifié
accessibility-tested-axe = Chaque type de page, en français et en anglais, est examiné par le programme axe-core selon les WCAG 2.1, niveaux A et AA. Une seule erreur arrête un changement.
accessibility-tested-width = Les pages sont essayées sur des écrans de 320, 768 et 1280 pixels : rien n’oblige à défiler de côté, sauf les tableaux dans leur propre cadre.
accessibility-tested-keyboard = La connexion, la saisie d’un questionnaire et la répartition entre collègues sont essayées au clavier seul.
accessibility-tested-script = Tout fonctionne sans JavaScript. Avec lui, ce que l’on écrit s’enregistre au fur et à mesure, et les lecteurs d’écran l’annoncent.
accessibility-tested-contrast = Les écrans sombres et le contraste renforcé sont aussi examinés.
accessibility-tested-charts = À côté de chaque graphique se trouvent ses chiffres en tableau et une phrase.
accessibility-limits = Ce qui n’est pas vérifié, ou ne fonctionne pas
accessibility-limits-people = Les critères qu’aucun programme ne peut juger, dont ceux que les WCAG 2.2 ajoutent, n’ont pas été examinés par des personnes handicapées, ni avec les lecteurs d’écran courants.
accessibility-limits-pdf = Les rapports PDF sont balisés et indiquent leur langue et leur titre. Ils n’ont pas été validés selon PDF/UA ; la page de la municipalité dit la même chose que son rapport.
accessibility-limits-workbook = Les classeurs (XLSX) n’ont pas été essayés avec un lecteur d’écran. Le même questionnaire se remplit sur les pages.
accessibility-limits-evidence = Les documents que les municipalités gardent comme preuves sont les leurs : leur accessibilité n’est pas vérifiée.
accessibility-limits-language = Ce que les municipalités écrivent reste dans la langue où elles l’ont écrit, tant que personne ne l’a traduit.
accessibility-tell = Quelque chose ne fonctionne pas pour vous ?
accessibility-tell-text = Dites-le à l’organisme qui exploite ce service : l’adresse de la page, ce que vous avez essayé, et avec quoi. Vous pouvez demander tout contenu sous une autre forme.
accessibility-tell-then = Si la réponse ne suffit pas, cet organisme a sa propre procédure de plainte ; au Québec, la Commission des droits de la personne et des droits de la jeunesse reçoit les plaintes pour discrimination.
