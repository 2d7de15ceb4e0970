# Printed report on a municipality: the cities that are like it.

report-similar-title = Beside similar cities
report-similar-no-facts = Nothing is published here about this municipality by which similar cities could be found, or too few cities have published it by the same definition.
report-similar-beside = Beside their median
report-similar-listed = The most similar cities, and why
report-similar-shown = Only cities that show their scores count in the figures, each recomputed on the questions within this municipality’s powers. Below four there is neither a mean nor a median.
