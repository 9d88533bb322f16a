"""Capitalised words of forms and letters that are no part of a person's name."""

_WORDS = """
    a above absent abuse academy act action actioned actions address adjourned admin
    administrator adult adults advertiser afternoon age agency agenda agreed all an
    analysis and annexe answer apologies approved arising as asian assessment
    assistant association at attendance attended authorised avenue background
    birth black board booked bookings borough both box british building business
    cancelled car care carer case category center centre chair chaired chambers chief
    child children children's christmas chronology church circulation city civic clerk
    clinic close club college committee community company concern concerns conclusion
    conference conferences confidential confirmed constable constabulary consultant
    contact context contingency convenor copies copy core correspondence council
    councillors county court cp crescent daily danger date deadline dear december
    decision decisions department deputy designated designation details detective
    director directorate disability discussion dissent distribution dob dor dr drive edc
    edd education email emotional english english/ enquiry ethnicity evening executive
    explained fabric family father february feelings female finance financial fiscal
    floor for form forum foundation friday gardens gender general goal goals gp ground
    group guidance hall harm he head headteacher health hearing hello her hi his history
    hospital house household housing hub icpc immigration in independent initial
    initials inquorate inspector introduction introductions invited is it item items
    january july kind known lane language lcs lead legal letter library lighting
    lives living location male manager march matters medical meeting members membership
    mental merge microsoft midwife minute mixed mobile monday monthly morning mosaic
    mother mr mrs ms name nationality neglect next nhs no none northern not note notes
    november number nurse nursery october of office officer offices on open operating
    order orders original other our outcome outcomes paediatric paediatrician page
    parent parents parish partnership pcc persons physical plan plans police postcode
    practice practitioner pre-birth present president primary principal printed
    priorities procurator professionals protection provisional public question reply slip quorate
    quorum rcpc re rearranged recommendations reconvened record recorded ref reference
    regards register registered registration relationship religion report reporter
    reports review reviewing risk road role room rules safeguarding safety same saturday
    scaling school scottish scr secretary section senior september sergeant service
    services sexual she signature signed significant social society specialist st stability
    statement status strategy street strength strengths subject subjects suite summary
    sunday superintendent support surgery taker tbc teacher team teams tel telephone
    terrace thanks that the their they this threshold thursday time timescale timescales
    to today tomorrow town training transfer-in treasurer trust trustee trustees tuesday
    typed unborn unborn's unit university unknown update venue vicar's views village
    visitor was way wednesday week weekly welcome welfare welsh white who wishes with
    worker worries worry years yes yesterday your yours youth
"""
NOT_NAMES = frozenset(_WORDS.split())
