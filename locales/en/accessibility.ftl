# The accessibility statement.

accessibility-title = Accessibility
accessibility-lead = The pages are made to meet the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. This page says what is tested with every change, and what is known not to be.
accessibility-tested = What is tested
accessibility-tested-axe = Every kind of page, in French and in English, is examined by the program axe-core for WCAG 2.1, levels A and AA. One violation stops a change.
accessibility-tested-width = Pages are tried on screens 320, 768 and 1280 pixels wide: nothing needs scrolling sideways, except tables inside their own frame.
accessibility-tested-keyboard = Signing in, filling in a questionnaire and giving parts to colleagues are tried with the keyboard alone.
accessibility-tested-script = Everything works without JavaScript. With it, what is typed is saved while one types, and that is announced to screen readers.
accessibility-tested-contrast = Dark screens and the wish for more contrast are examined too.
accessibility-tested-charts = Beside every chart stand its figures as a table, and a sentence.
accessibility-limits = What is not tested, or does not work
accessibility-limits-people = The criteria that no program can judge, those that WCAG 2.2 adds among them, have not been examined by people with disabilities, nor with the usual screen readers.
accessibility-limits-pdf = Reports in PDF are tagged and state their language and title. They have not been validated against PDF/UA; the page of the municipality says the same as its report.
accessibility-limits-workbook = Workbooks (XLSX) have not been tried with a screen reader. The same questionnaire can be filled in on the pages.
accessibility-limits-evidence = Documents that municipalities keep as evidence are theirs: how accessible they are is not checked.
accessibility-limits-language = What municipalities write stands in the language in which they wrote it, where nobody has translated it.
accessibility-tell = Something does not work for you?
accessibility-tell-text = Tell whoever runs this service: the address of the page, what you tried, and with what. You may ask for any content in another form.
accessibility-tell-then = If the answer does not help, the body that runs this service has its own way for complaints; in Québec, the Commission des droits de la personne et des droits de la jeunesse takes complaints about discrimination.
