"""Phrases that try to steer a language model, in English and Albanian, as patterns.

Tuned to miss little: a hit is shown to the operator, who decides.
"""

_TARGET = (
    r"(?:previous|prior|above|earlier|preceding|all|your|the|these|those|existing|system|safety"
    r"|initial|original|following)"
)
# Each pattern behind the words without which it cannot match, one of each group: to look for
# them costs a tenth. Small letters, no spaces; a word may stand inside a longer one.
PATTERNS = (
    # English
    (
        "ignore disregard forget override bypass skip drop discard neglect & instruction "
        "prompt rule guideline direction command context polic restriction message training "
        "constraint said told filter safeguard",
        rf"\b(?:ignore|disregard|forget|override|bypass|skip|drop|discard|neglect)\b[^.\n]{{0,20}}\b"
        rf"{_TARGET}\b[^.\n]{{0,40}}\b(?:instruction|prompt|rule|guideline|direction|command"
        r"|context|polic|restriction|message|training|constraint|said|told|filter|safeguard)",
    ),
    (
        "you act pretend behave role & assistant ai model bot dan jailbroken unrestricted "
        "developer hacker without longer free admin root expert",
        r"\b(?:you are|you're|act as|pretend (?:to be|you)|behave (?:as|like)|roleplay|role-play"
        r"|from now on,? you|imagine you are)\b[^.\n]{0,50}\b(?:assistant|AI|model|chatbot|bot|DAN"
        r"|jailbroken|unrestricted|developer mode|hacker|without (?:any )?(?:rules|limits"
        r"|restrictions|filters)|no longer|free of|admin|root|expert who)\b",
    ),
    (
        "reveal print repeat show output display leak disclose tell give summari & prompt "
        "instructions rules guidelines configuration message key password",
        r"\b(?:reveal|print|repeat|show|output|display|leak|disclose|tell me|give me"
        r"|summari[sz]e)\b[^.\n]{0,30}\b(?:system prompt|your (?:instructions|prompt|rules"
        r"|guidelines|configuration)|hidden (?:prompt|instructions)|initial prompt"
        r"|developer message|api key|password)",
    ),
    (
        "assistant ai chatbot model llm summari agent & must should shall to now instructed "
        "required asked & say tell answer reply respond output recommend cite include write "
        "ignore instruct give mention state send call use provide print never",
        r"\b(?:assistant|AI|chatbot|model|language model|LLM|summari[sz]er|agent)s?\b[^.\n]{0,40}"
        r"\b(?:must|should|shall|has to|have to|need to|needs to|will now|are (?:now )?"
        r"(?:instructed|required|asked))\b[^.\n]{0,60}\b(?:say|tell|answer|reply|respond|output|recommend|cite"
        r"|include|write|ignore|instruct|give|mention|state|send|call|use|provide|print|never)\b",
    ),
    (
        "when if & user reader someone anyone they asked question & say tell answer reply "
        "respond them output print recommend",
        r"\b(?:when|if|whenever)\b[^.\n]{0,30}\b(?:user|reader|someone|anyone|they|asked|question)\b"
        r"[^.\n]{0,60}\b(?:always|instead|only|simply|must|just|do not|never)?\s*(?:say|tell them"
        r"|tell the user|answer|reply|respond|direct them|send them|give them|output|print"
        r"|recommend)\b[^.\n]{0,60}(?::|that|with|to|the|only)",
    ),
    (
        "system assistant developer user human instruction admin & > ] } ) # * :",
        r"(?:^|\n|[<\[{#*]{1,3}\s*|\((?=[^)]*:)\s*)(?:system|assistant|developer|user|human|instruction|admin)\s*"
        r"(?:prompt|message|note|override|instruction)?s?\s*(?:[>\]})#*]{1,3}|:)\s*\S",
    ),
    (
        "< [ begin end ### & im_start im_end system endoftext assistant inst] <<sys>> "
        "instruction prompt document context response",
        r"<\|?(?:im_start|im_end|system|endoftext|assistant)\|?>|\[/?INST\]|<<SYS>>"
        r"|\bBEGIN (?:SYSTEM|INSTRUCTION|PROMPT)|\bEND OF (?:DOCUMENT|CONTEXT|PROMPT|INSTRUCTIONS?)"
        r"|###\s*(?:instruction|system|response)",
    ),
    (
        "new updated important urgent additional special hidden secret & instruction prompt "
        "directive command & : for",
        r"\b(?:new|updated|important|urgent|additional|special|hidden|secret)\s+(?:system )?"
        r"(?:instructions?|prompt|directive|command)s?\b[^.\n]{0,20}(?::|for (?:the )?(?:AI"
        r"|assistant|model|chatbot|LLM))",
    ),
    (
        "not don't never & tell inform reveal mention warn alert & user reader anyone them",
        r"\b(?:do not|don't|never)\b[^.\n]{0,20}\b(?:tell|inform|reveal to|mention (?:this )?to"
        r"|warn|alert)\b[^.\n]{0,20}\b(?:user|reader|anyone|them)\b",
    ),
    (
        "respond reply answer output say & only exactly always instead",
        r"\b(?:respond|reply|answer|output|say)\b[^.\n]{0,15}\b(?:only|exactly|always|instead)\b"
        r"[^.\n]{0,15}(?:with|in|as|:|[\"“'])",
    ),
    (
        "append insert add include embed attach render & answer response repl output summar",
        r"\b(?:append|insert|add|include|embed|attach|render)\b[^.\n]{0,40}\b(?:to|in|at the end"
        r" of)\b[^.\n]{0,10}\b(?:your|every|each|the|all)\b[^.\n]{0,10}\b(?:answer|response|repl"
        r"|output|summar)",
    ),
    (
        "![ send post exfiltrate forward upload email & http conversation history data "
        "messages secret credentials",
        r"!\[[^\]]*\]\(https?://[^)]*(?:\?|\{)[^)]*\)|\b(?:send|post|exfiltrate|forward|upload|email)"
        r"\b[^.\n]{0,40}\b(?:conversation|chat history|user data|messages|secrets?|credentials"
        r"|previous messages)\b",
    ),
    (
        "developer jailbreak injection anything sudo debug",
        r"\bdeveloper mode\b|\bjailbreak|\bprompt injection succeeded|\bdo anything now\b"
        r"|\bsudo mode\b|\bdebug mode\b[^.\n]{0,30}\b(?:enabled|on|activated)",
    ),
    (
        "stop end cease & following obeying applying & rules instructions guidelines "
        "policies prompt",
        r"\b(?:stop|end|cease)\b[^.\n]{0,15}\b(?:following|obeying|applying)\b[^.\n]{0,30}"
        r"\b(?:rules|instructions|guidelines|policies|prompt)",
    ),
    (
        "new real true actual & task goal role job purpose objective identity",
        r"\b(?:your|the) (?:new|real|true|actual) (?:task|goal|role|job|purpose|objective|identity)"
        r"\b[^.\n]{0,10}(?:is|:)",
    ),
    (
        "translate decode execute run follow obey carry comply & instruction command base64 "
        "payload directive",
        r"\b(?:translate|decode|execute|run|follow|obey|carry out|comply with)\b[^.\n]{0,20}\b"
        r"(?:the|this|these|following|hidden|below|my|embedded)\b[^.\n]{0,25}\b(?:instruction|command"
        r"|base64|payload|directive)s?",
    ),
    # Albanian
    (
        "injoro shpërfill shperfill harro anashkalo zbato kapërce kaperce & udhëzim udhezim "
        "rregull porosi komand mesazh kufizim kontekst instruksion prompt",
        r"\b(?:injoro|shpërfill|shperfill|harro|anashkalo|mos i zbato|mos zbato|kapërce|kaperce)"
        r"\w*\b[^.\n]{0,40}\b(?:udhëzim|udhezim|rregull|porosi|komand|mesazh|kufizim|kontekst"
        r"|instruksion|prompt)",
    ),
    (
        "je sillu vepro shtiru luaj prej & asistent model robot chatbot ia inteligjenc "
        "kufizim rregull administrator haker",
        r"\b(?:ti je|ju jeni|tani je|tani jeni|sillu si|vepro si|shtiru|luaj rolin|prej tani)\b"
        r"[^.\n]{0,50}\b(?:asistent|model|robot|chatbot|IA|inteligjenc|pa kufizim|pa rregull"
        r"|administrator|haker)",
    ),
    (
        "asistent modeli chatbot roboti inteligjenca",
        r"\b(?:asistent|modeli|chatbot|roboti|inteligjenca artificiale)\w*\b[^.\n]{0,40}\b(?:duhet"
        r"|detyrohet|urdhërohet|urdherohet|do të|do te)\b[^.\n]{0,60}\b(?:thotë|thote|përgjigj"
        r"|pergjigj|shkruaj|japë|jape|rekomand|tregoj|injoroj|dërgoj|dergoj|citoj)",
    ),
    (
        "zbulo shfaq trego printo përsërit perserit nxirr jep & prompt udhëzimet udhezimet "
        "fjalëkalim fjalekalim çelësin celesin rregullat",
        r"\b(?:zbulo|shfaq|trego|printo|përsërit|perserit|nxirr|jep)\w*\b[^.\n]{0,30}\b(?:prompt"
        r"|udhëzimet e (?:tua|sistemit|fshehta)|udhezimet e (?:tua|sistemit|fshehta)|fjalëkalim"
        r"|fjalekalim|çelësin|celesin|rregullat e tua)",
    ),
    (
        "përdorues perdorues dikush pyet & thuaj përgjigju pergjigju jepi dërgoje dergoje "
        "këshilloje keshilloje trego shkruaj",
        r"\b(?:kur|nëse|nese|sa herë|sa here)\b[^.\n]{0,40}\b(?:përdorues|perdorues|dikush|pyet"
        r"|pyetet)\w*\b[^.\n]{0,60}\b(?:thuaj|thuaji|përgjigju|pergjigju|jepi|dërgoje|dergoje"
        r"|këshilloje|keshilloje|trego|shkruaj)",
    ),
    (
        "sistem asistent udhëzim udhezim përdoruesi & > ] } ) # * :",
        r"(?:^|\n|[<\[{(#*]{1,3}\s*)(?:sistemi?|asistenti?|udhëzim|udhezim|përdoruesi)\s*"
        r"(?:[>\]})#*]{1,3}|:)\s*\S",
    ),
    (
        "udhëzim udhezim porosi komandë komande urdhër urdher",
        r"\b(?:udhëzim|udhezim|porosi|komandë|komande|urdhër|urdher)\w*\s+(?:i ri|e re|të reja"
        r"|te reja|i fshehtë|e fshehtë|të fshehta|për asistentin|per asistentin|për modelin"
        r"|per modelin|për IA)",
    ),
    (
        "përgjigju pergjigju thuaj shkruaj & vet gjithmon gjithnj saktësisht",
        r"\b(?:përgjigju|pergjigju|thuaj|shkruaj)\b[^.\n]{0,20}\b(?:vetëm|vetem|gjithmonë|gjithmone"
        r"|gjithnjë|gjithnje|saktësisht)\b",
    ),
    (
        "mos & trego thuaj përmend permend njofto paralajmëro paralajmero & përdorues "
        "perdorues lexues askujt asnjë",
        r"\bmos\b[^.\n]{0,12}\b(?:i trego|i thuaj|ia trego|e përmend|e permend|njofto|paralajmëro"
        r"|paralajmero)\w*\b[^.\n]{0,30}\b(?:përdorues|perdorues|lexues|askujt|asnjë)",
    ),
    (
        "shto fut përfshi perfshi & përgjigj pergjigj",
        r"\b(?:shto|fut|përfshi|perfshi)\w*\b[^.\n]{0,40}\b(?:në fund të|ne fund te|në çdo|ne cdo"
        r"|në|ne)\b[^.\n]{0,12}\b(?:përgjigj|pergjigj)",
    ),
    (
        "detyra roli qëllimi qellimi & jote yt juaj",
        r"\b(?:detyra|roli|qëllimi|qellimi) (?:jote|yt|juaj)\s+(?:e re|i ri|e vërtetë|i vërtetë)",
    ),
)
