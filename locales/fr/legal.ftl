# Les mentions légales.

legal-title = Mentions légales
legal-operator = Qui exploite ce service
legal-figures = Ce que sont les chiffres
legal-figures-text = Chaque chiffre indique son questionnaire, sa méthode et leurs versions, et se déplie jusqu’aux réponses. Comment ils sont faits :
legal-data = Données et sources
legal-data-text = Les faits sur les municipalités viennent des sources indiquées à côté, chacune sous sa propre licence. Les fichiers et leurs conditions :
legal-software = Logiciel
legal-software-text = Le logiciel est libre : Licence publique de l’Union européenne, version 1.2. Il est fourni sans garantie, comme le dit cette licence.
legal-more = Voir aussi
