# The reference card in the trunk: both legs separate, on a voice port of its own.
# The virtual exchange plays this card. Format: docs/card-profile.md

name                = inline
control-baud        = 115200
voice-baud          = 460800
voice-port          = separate
legs                = both
coding              = mu-law
answered-event      = no
command-deadline-ms = 2000
command-spacing-ms  = 0

initialise          = ATZ | ATE0 | AT+FCLASS=8 | AT+VCID=1 | ATS0=0
initialise-voice    = ATZ | ATE0 | AT+FCLASS=8 | AT+VSM=4,8000
heartbeat           = AT#STATE? | AT+FCLASS?
answer              = AT+VLS=1
stream              = AT+VTR
hang-up             = AT+VLS=0
seize-station       = AT#SEIZE
send-digits         = AT#DIAL={digits}
attendant           = AT#ATT
flash               = AT#FLASH={digits}
release-station     = AT#DROP
bridge              = AT#BRIDGE
enter-bypass        = AT#BYPASS
leave-bypass        = AT#SERVE
feed-watchdog       = AT#FEED
# FLASHTIME is the length of a hook flash in ms: 600 to 800 suits most PBX, 200 to 1200 are possible.
hook-flash          = AT#FLASHTIME=700 | AT#FLASH
flash-digits        = AT#DIAL={digits}
