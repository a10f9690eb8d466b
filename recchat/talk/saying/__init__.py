"""What recchat says beside the cards: answers, questions, small talk, chips, notices."""
