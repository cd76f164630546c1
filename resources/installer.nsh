; Evidence packages are zip files. Keptword is offered under "Open with"; what opens zip files by
; itself stays as it was.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Keptword.EvidencePackage" "" "Keptword evidence package"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Keptword.EvidencePackage\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Keptword.EvidencePackage\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\.zip\OpenWithProgids" "Keptword.EvidencePackage" ""
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.zip\OpenWithProgids" "Keptword.EvidencePackage"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Keptword.EvidencePackage"
!macroend
