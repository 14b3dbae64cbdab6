# Any ITU-T V.253 voice modem: one mixed leg in band, no relay, no watchdog.
# Bypass is the modem on hook, its telephone joined to the line. Format: docs/card-profile.md

name                = v253
control-baud        = 115200
voice-baud          = 115200
voice-port          = in-band
legs                = mixed
coding              = mu-law
answered-event      = no
command-deadline-ms = 3000
command-spacing-ms  = 100

# S29 is the length of a hook flash in 10 ms: 60 to 80 suits most PBX, 20 to 120 are possible.
# A command behind a question mark may be refused: not every modem has it. In braces: the card is asked first.
initialise          = ATZ | ATE0 | AT+FCLASS=8 | AT+VSM={vsm} | ?AT+VCID=1 | ?AT+VDR=1,0 | ?AT+VTD=10 | ?AT+VIT=0 | ?ATS29=70 | ?AT+VGR={vgr} | ?AT+VGT={vgt} | ?AT+VSD=128,0 | ATS0=0
heartbeat           = AT+FCLASS?
answer              = AT+VLS=1
stream              = AT+VTR
hang-up             = AT+VLS=0
# Hook flash, the PBX's second dial tone, the extension; the app hangs up afterwards. The app waits
# for the tone itself (hook-flash, flash-digits) and flashes again if nobody takes the caller.
flash               = AT+VTS=! | pause 1500 ms | AT+VTS={digits,}
hook-flash          = AT+VTS=!
flash-digits        = AT+VTS={digits,}
enter-bypass        = AT+VLS=0
# On hook it is in service again as soon as it listens for the next ring.
leave-bypass        = AT
