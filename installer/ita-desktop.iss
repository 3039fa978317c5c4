; Inno Setup 6: for one user, without an administrator. `iscc /DVersion=0.1.0 installer\ita-desktop.iss` after `python dev.py build`.
#ifndef Version
  #define Version "0.0.0"
#endif

[Setup]
; The same for ever: by it a newer version finds the older one and takes its place.
AppId={{6E7B0C52-7A0E-4B5C-9A1B-0B6C1C9C5D21}
AppName=ITA Desktop
AppVersion={#Version}
AppVerName=ITA Desktop {#Version}
DefaultDirName={localappdata}\Programs\ITA Desktop
DefaultGroupName=ITA Desktop
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputDir=..\dist
OutputBaseFilename=ita-desktop-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
UninstallDisplayIcon={app}\ita-desktop.exe
WizardStyle=modern

[Languages]
Name: "thai"; MessagesFile: "compiler:Languages\Thai.isl"
Name: "english"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
thai.Document=แฟ้มงาน ITA ของสำนักงาน
english.Document=ITA file of an office
thai.Desktop=สร้างไอคอนบนเดสก์ท็อป
english.Desktop=Put an icon on the desktop
thai.OpenNow=เปิด ITA Desktop
english.OpenNow=Open ITA Desktop

[Tasks]
Name: "desktop"; Description: "{cm:Desktop}"

[InstallDelete]
; What an older version brought and this one does not; nothing of the officer's lies here.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\dist\ita-desktop\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\ITA Desktop"; Filename: "{app}\ita-desktop.exe"
Name: "{autodesktop}\ITA Desktop"; Filename: "{app}\ita-desktop.exe"; Tasks: desktop

[Registry]
Root: HKA; Subkey: "Software\Classes\.ita"; ValueType: string; ValueData: "ITADesktop.File"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\ITADesktop.File"; ValueType: string; ValueData: "{cm:Document}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\ITADesktop.File\DefaultIcon"; ValueType: string; ValueData: "{app}\ita-desktop.exe,0"
Root: HKA; Subkey: "Software\Classes\ITADesktop.File\shell\open\command"; ValueType: string; ValueData: """{app}\ita-desktop.exe"" ""%1"""

[Run]
Filename: "{app}\ita-desktop.exe"; Description: "{cm:OpenNow}"; Flags: nowait postinstall skipifsilent
; Files of offices, settings and backups lie elsewhere: uninstalling leaves them.
