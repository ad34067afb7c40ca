; The installer for Windows: for one user, without an administrator's rights. Made by scripts/installer, which says
; VERSION, FOUR (the version in four numbers), EXE, ICON, LICENCE and OUT.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
!include MUI2.nsh
!include LogicLib.nsh

!define NAME "Alumnibook"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define KIND "Alumnibook.Book"
!define KIND_KEY "Software\Classes\${KIND}"
!define ENDING_KEY "Software\Classes\.alumni"

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
ManifestDPIAware true
ManifestSupportedOS Win10
VIProductVersion "${FOUR}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT licence"
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(BooksStay)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first is taken where Windows speaks none of them.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Danish"
!insertmacro MUI_LANGUAGE "Swedish"
!include "words.nsh"

; Exit codes of a silent installation (/S), beside NSIS's own 1 for cancelled and 2 for stopped.
!define RUNS 3
!define TWICE 4
!define NOT_WRITTEN 5

Function .onInit
  ; Twice at once would leave half of each.
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Local\Alumnibook-setup") p .r1 ?e'
  Pop $0
  ${If} $0 = 183 ; ERROR_ALREADY_EXISTS
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(SetupRuns)" /SD IDOK
    SetErrorLevel ${TWICE}
    Quit
  ${EndIf}
FunctionEnd

; A program that runs can't be replaced or taken away. Its file is asked for writing, which changes nothing.
!macro UntilItIsClosed
  ${DoWhile} ${FileExists} "$INSTDIR\${NAME}.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\${NAME}.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(ProgramRuns)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel ${RUNS}
      Quit
    ${EndIf}
  ${Loop}
!macroend

Section
  !insertmacro UntilItIsClosed
  SetOutPath "$INSTDIR"
  ; The new program comes beside the old one first, so that a full disk leaves the old one as it was.
  ClearErrors
  SetOverwrite try
  File "/oname=${NAME}.exe.new" "${EXE}"
  File "/oname=LICENSE.txt" "${LICENCE}"
  ${If} ${Errors}
    Delete "$INSTDIR\${NAME}.exe.new"
    MessageBox MB_OK|MB_ICONSTOP "$(CannotWrite)" /SD IDOK
    SetErrorLevel ${NOT_WRITTEN}
    Quit
  ${EndIf}
  Delete "$INSTDIR\${NAME}.exe"
  Rename "$INSTDIR\${NAME}.exe.new" "$INSTDIR\${NAME}.exe"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${NAME}.exe"

  WriteRegStr HKCU "${ENDING_KEY}" "" "${KIND}"
  WriteRegStr HKCU "${ENDING_KEY}\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${KIND_KEY}" "" "$(Book)"
  WriteRegStr HKCU "${KIND_KEY}\DefaultIcon" "" "$INSTDIR\${NAME}.exe,0"
  WriteRegStr HKCU "${KIND_KEY}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  SectionGetSize 0 $0
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; the icons of books
SectionEnd

; Only what the installer brought goes: no book, no backup, and no folder in which something else lies.
Section Uninstall
  !insertmacro UntilItIsClosed
  Delete "$INSTDIR\${NAME}.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  ReadRegStr $0 HKCU "${ENDING_KEY}" ""
  ${If} $0 == "${KIND}"
    DeleteRegValue HKCU "${ENDING_KEY}" ""
  ${EndIf}
  DeleteRegValue HKCU "${ENDING_KEY}\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "${ENDING_KEY}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${ENDING_KEY}"
  DeleteRegKey HKCU "${KIND_KEY}"
  DeleteRegKey HKCU "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
