; Inno Setup 6.3 or newer: for one user, without an administrator. `iscc /DVersion=0.1.0 installer\ita-desktop.iss` after `python dev.py build`.
#ifndef Version
  #define Version "0.0.0"
#endif
; What an officer sees is in our words; the rest in Inno Setup's own Thai, which older ones lack.
#ifexist AddBackslash(CompilerPath) + "Languages\Thai.isl"
  #define Thai "compiler:Languages\Thai.isl,thai.isl"
#else
  #define Thai "compiler:Default.isl,thai.isl"
#endif

[Setup]
; The same for ever: by it a newer version finds the older one and takes its place.
AppId={{6E7B0C52-7A0E-4B5C-9A1B-0B6C1C9C5D21}
AppName=ITA Desktop
AppVersion={#Version}
AppVerName=ITA Desktop {#Version}
; As the program marks itself while it runs: nothing is put in its place, or taken away, under its feet.
AppMutex=ITADesktop
DefaultDirName={localappdata}\Programs\ITA Desktop
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; What Qt asks for.
MinVersion=10.0.17763
OutputDir=..\dist
OutputBaseFilename=ita-desktop-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
UninstallDisplayIcon={app}\ita-desktop.exe
WizardStyle=modern
; An officer's formats are Thai, also where Windows speaks English.
LanguageDetectionMethod=locale
ShowLanguageDialog=auto

[Languages]
Name: "thai"; MessagesFile: "{#Thai}"
Name: "english"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
thai.Document=แฟ้มงาน ITA ของสำนักงาน
english.Document=ITA file of an office
thai.Desktop=วางไอคอนบนเดสก์ท็อป
english.Desktop=Put an icon on the desktop
thai.OpenNow=เปิด ITA Desktop
english.OpenNow=Open ITA Desktop
thai.SelfTest=ตรวจเครื่องนี้
english.SelfTest=Try this PC

[Tasks]
Name: "desktop"; Description: "{cm:Desktop}"

[InstallDelete]
; What an older version brought and this one does not; nothing of the officer's lies here.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\licences"

[Files]
Source: "..\dist\ita-desktop\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\ITA Desktop"; Filename: "{app}\ita-desktop.exe"
Name: "{autoprograms}\ITA Desktop - {cm:SelfTest}"; Filename: "{app}\ita-desktop.exe"; Parameters: "--self-test"
Name: "{autodesktop}\ITA Desktop"; Filename: "{app}\ita-desktop.exe"; Tasks: desktop

[Registry]
; HKA is HKEY_CURRENT_USER here.
Root: HKA; Subkey: "Software\Classes\.ita"; ValueType: string; ValueData: "ITADesktop.File"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.ita\OpenWithProgids"; ValueType: string; ValueName: "ITADesktop.File"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\ITADesktop.File"; ValueType: string; ValueData: "{cm:Document}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\ITADesktop.File\DefaultIcon"; ValueType: string; ValueData: "{app}\ita-desktop.exe,0"
Root: HKA; Subkey: "Software\Classes\ITADesktop.File\shell\open\command"; ValueType: string; ValueData: """{app}\ita-desktop.exe"" ""%1"""

[Run]
Filename: "{app}\ita-desktop.exe"; Description: "{cm:OpenNow}"; Flags: nowait postinstall skipifsilent
; Files of offices, settings and backups lie elsewhere: uninstalling leaves them.
