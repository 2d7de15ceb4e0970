# Charts in pages of other people.

# Link beside the files of a chart.
embed-link = Embed
embed-title = Put this chart into a page
embed-lead = Copy one of these pieces of code into the HTML of a page. The chart is in this language and of this wave; it needs no script, sets no cookie, and bears its source and, for invented figures, the demonstration mark.
embed-no-address = This service has not been told its own address (server.public_url). Put it before the addresses in the code, which begin with a slash.
embed-living = With the figures that are published
embed-living-text = When a figure is corrected or a municipality is added to a comparison, the chart in your page shows it.
embed-fixed = With the figures of today
embed-fixed-text = The address holds the digest of the chart. As long as these figures are the published ones, it shows exactly them, and browsers keep it; afterwards it leads to the published ones, because figures that were corrected or taken back are not shown again.
embed-frame = Frame: with title, table and keyboard
embed-picture = Picture: wide or narrow, as the screen asks
embed-preview = See the page in the frame
embed-preview-fixed = See the page in the frame with the figures of today
embed-table = The same numbers as a table
embed-result = The whole result
