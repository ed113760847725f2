"""Official files of votes as sources: the Library's voting data, lists of resolutions and drafts, vetoes, meetings."""
