# Demander une prolongation.

extension-title = Prolongation
# $day : date.
extension-lead = On peut répondre jusqu’au { $day } inclus.
extension-requests = Demandes
extension-withdraw = Retirer la demande
extension-ask = Demander plus de temps
extension-until = Dernier jour souhaité
# $day : date.
extension-until-hint = Au plus tard le { $day }.
extension-reason = Pourquoi
extension-reason-hint = La coordination du réseau le lit. N’y nommez personne.
extension-send = Envoyer la demande
extension-not-now = Il n’y a rien à demander en ce moment.
