; What the installer says beside NSIS's own words.
LangString Book ${LANG_ENGLISH} "Alumnibook book"
LangString Book ${LANG_GERMAN} "Alumnibook-Buch"
LangString Book ${LANG_DANISH} "Alumnibook-bog"
LangString Book ${LANG_SWEDISH} "Alumnibook-bok"

LangString BooksStay ${LANG_ENGLISH} "Alumnibook is removed from this computer. Your books and their backups stay where they are."
LangString BooksStay ${LANG_GERMAN} "Alumnibook wird von diesem Computer entfernt. Ihre Bücher und deren Sicherungen bleiben, wo sie sind."
LangString BooksStay ${LANG_DANISH} "Alumnibook fjernes fra denne computer. Dine bøger og deres sikkerhedskopier bliver, hvor de er."
LangString BooksStay ${LANG_SWEDISH} "Alumnibook tas bort från den här datorn. Dina böcker och deras säkerhetskopior blir kvar där de är."

LangString ProgramRuns ${LANG_ENGLISH} "Alumnibook is open. Please close it, then choose Retry."
LangString ProgramRuns ${LANG_GERMAN} "Alumnibook ist geöffnet. Bitte schließen Sie es und wählen Sie dann Wiederholen."
LangString ProgramRuns ${LANG_DANISH} "Alumnibook er åbent. Luk det, og vælg derefter Prøv igen."
LangString ProgramRuns ${LANG_SWEDISH} "Alumnibook är öppet. Stäng det och välj sedan Försök igen."

LangString SetupRuns ${LANG_ENGLISH} "The installation of Alumnibook is under way in another window."
LangString SetupRuns ${LANG_GERMAN} "Alumnibook wird bereits in einem anderen Fenster installiert."
LangString SetupRuns ${LANG_DANISH} "Alumnibook er allerede ved at blive installeret i et andet vindue."
LangString SetupRuns ${LANG_SWEDISH} "Alumnibook installeras redan i ett annat fönster."

LangString CannotWrite ${LANG_ENGLISH} "Nothing could be written to $INSTDIR. The disk is full, or the folder is protected. Nothing was changed."
LangString CannotWrite ${LANG_GERMAN} "In $INSTDIR konnte nichts geschrieben werden. Der Datenträger ist voll oder der Ordner geschützt. Es wurde nichts geändert."
LangString CannotWrite ${LANG_DANISH} "Der kunne ikke skrives i $INSTDIR. Disken er fuld, eller mappen er beskyttet. Intet blev ændret."
LangString CannotWrite ${LANG_SWEDISH} "Det gick inte att skriva i $INSTDIR. Disken är full eller mappen är skyddad. Inget har ändrats."
