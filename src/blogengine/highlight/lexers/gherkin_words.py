"""Gherkin's keywords in all its languages; an underscore stands for a space."""

FEATURES = """
Ability Ahoy_matey! Arwedd Aspekt Besigheid_Behoefte Biznis_potreba Business_Need Caracteristica Característica
Carauterística Egenskab Egenskap Eiginleiki Feature Fitur Fonctionnalité Fonksyonalite Funcionalidade Funcionalitat
Functionalitate Functionaliteit Funcţionalitate Funcționalitate Fungsi Funkcia Funkcija Funkcionalitāte Funkcionalnost
Funkcja Funksie Funktion Funktionalität Funktionalitéit Funzionalità Fīča Gné Hwaet Hwæt Jellemző Karakteristik
Karakteristika Lastnost Mak Mogucnost Mogućnost Mozhnost Moznosti Možnosti OH_HAI Omadus Ominaisuus Osobina
Potrzeba_biznesowa Požadavek Požiadavka Pretty_much Qap Qu'meH_'ut Savybė Trajto Tính_năng Vermoë Vlastnosť Właściwość
Značilnost laH perbogh poQbogh_malja' Özellik Özəllik Δυνατότητα Λειτουργία Бизнис_потреба Могућност Можност Мөмкинлек
Особина Свойство Функц Функционал Функционалност Функциональность Функция Функціонал Үзенчәлеклелек Հատկություն
Ֆունկցիոնալություն תכונה خاصية خصوصیت صلاحیت وِیژگی کاروبار_کی_ضرورت रूप_लेख विशेषता वैशिष्ट्य सुविधा ਖਾਸੀਅਤ ਨਕਸ਼_ਨੁਹਾਰ
ਮੁਹਾਂਦਰਾ ક્ષમતા લક્ષણ વ્યાપાર_જરૂર அம்சம் திறன் வணிக_தேவை గుణము ಹೆಚ್ಚಳ ความต้องการทางธุรกิจ ความสามารถ โครงหลัก
თვისება フィーチャ 功能 機能 기능 📚
"""
ELEMENTS = """
Abstract_Scenario Abstrakt_Scenario Achtergrond Aer Agtergrond Antecedentes Antecedents Atburðarás Awww,_look_mate B4
Background Baggrund Bakgrund Bakgrunn Bakgrunnur Beispiel Beispill Bối_cảnh Caso Casu Cefndir Cenario Cenario_de_Fundo
Cenário Cenário_de_Fundo Contesto Context Contexte Contexto Cás Cás_Achomair Cúlra Dasar Delineacao_do_Cenario
Delineação_do_Cenário Dis_is_what_went_down Dyagram_Senaryo Dyagram_senaryo Eixemplo Ejemplo Eksempel Ekzemplo
Enghraifft Esbozo_do_escenario Esbozu_del_casu Escenari Escenario Esempio Esquema_de_l'escenari Esquema_del_caso
Esquema_del_escenario Esquema_do_Cenario Esquema_do_Cenário Example Exemple Exemplo Exemplu First_off Fono
Forgatókönyv Forgatókönyv_vázlat Fundo Garis_Panduan_Senario Garis-Besar_Skenario Geçmiş Grundlage Hannergrond
Heave_to Hintergrund Háttér Istorik Juhtum Kazo Kazo-skizo Keadaan Kerangka_Keadaan Kerangka_Senario Kerangka_Situasi
Keçmiş Khung_kịch_bản Khung_tình_huống Koncept Konsep_skenario Kontekst Kontekstas Konteksts Kontext
Konturo_de_la_scenaro Kontèks Kịch_bản Latar_Belakang Lýsing_Atburðarásar Lýsing_Dæma MISHUN MISHUN_SRSLY Na_primer
Náčrt_Scenára Náčrt_Scenáru Náčrt_Scénáře Nümunə Oris_scenarija Osnova Osnova_Scenára Osnova_scénáře Osnutek Ozadje
Pavyzdys Piemērs Plan_Senaryo Plan_du_Scénario Plan_du_scénario Plan_senaryo Plang_vum_Szenario Pozadie Pozadina
Pozadí Pregled_na_scenarija Primer Primjer Przykład Príklad Példa Příklad Raamjuhtum Raamstsenaarium Reckon_it's_like
Rerefons Sampla Scenarie Scenarij Scenarijaus_šablonas Scenariju Scenariju-obris Scenarijus Scenario
Scenario_Amlinellol Scenario_Outline Scenario_Template Scenario-outline Scenariomal Scenariomall Scenariu Scenariusz
Scenaro Scenár Scenārijs Scenārijs_pēc_parauga Schema_dello_scenario Scénario Scénář Senario Senaryo
Senaryo_Deskripsyon Senaryo_deskripsyon Senaryo_taslağı Shiver_me_timbers Situasi Situasie Situasie_Uiteensetting
Situācija Skenario Skenario_konsep Skica Skizo Sodrzhina Ssenari Ssenarinin_strukturu Structura_scenariu
Structură_scenariu Struktura_scenarija Stsenaarium Swa Swa_hwaer_swa Swa_hwær_swa Szablon_scenariusza Szenarien
Szenario Szenariogrundriss Tapaus Tapausaihio Taust Tausta The_thing_of_it_is Tình_huống Voorbeeld Voraussetzungen
Vorbedingungen Wharrimean_is Yo-ho-ho Założenia lut lut_chovnatlh mo' Ær Örnek Παράδειγμα Περίγραμμα_Σεναρίου
Περιγραφή_Σεναρίου Σενάριο Υπόβαθρο Агуулга Кереш Контекст Концепт На_пример Основа Передумова Позадина
Преглед_на_сценарија Предистория Предыстория Приклад Пример Рамка_на_сценарий Скица Содржина Структура_сценария
Структура_сценарија Структура_сценарію Сценар Сценарий Сценарий_структураси Сценарийның_төзелеше Сценарио
Сценарын_төлөвлөгөө Сценарій Тарих Կոնտեքստ Սցենար Սցենարի_կառուցվացքը Օրինակ דוגמא רקע תבנית_תרחיש תרחיש الخلفية
الگوی_سناریو زمینه سناریو سيناريو سيناريو_مخطط مثال منظر_نامے_کا_خاکہ منظرنامہ پس_منظر परिदृश्य परिदृश्य_रूपरेखा
पार्श्वभूमी पृष्ठभूमि पृष्ठभूमी ਉਦਾਹਰਨ ਪਟਕਥਾ ਪਟਕਥਾ_ਢਾਂਚਾ ਪਟਕਥਾ_ਰੂਪ_ਰੇਖਾ ਪਿਛੋਕੜ ઉદાહરણ પરિદ્દશ્ય_ઢાંચો
પરિદ્દશ્ય_રૂપરેખા બેકગ્રાઉન્ડ સ્થિતિ உதாரணமாக காட்சி காட்சி_சுருக்கம் காட்சி_வார்ப்புரு பின்னணி ఉదాహరణ కథనం నేపథ్యం
సన్నివేశం ಉದಾಹರಣೆ ಕಥಾಸಾರಾಂಶ ವಿವರಣೆ ಹಿನ್ನೆಲೆ สรุปเหตุการณ์ เหตุการณ์ แนวคิด โครงสร้างของเหตุการณ์ კონტექსტი მაგალითად
სცენარის სცენარის_ნიმუში シナリオ シナリオアウトライン シナリオテンプレ シナリオテンプレート テンプレ 剧本 剧本大纲 劇本 劇本大綱 场景 场景大纲 場景 場景大綱 背景 배경 시나리오 시나리오_개요 💤
📕 📖 🥒
"""
EXAMPLES = """
Atburðarásir Beispiele Beispiller Cenarios Cenários Conto Contoh Contone Dead_men_tell_no_tales Dæmi Dữ_liệu EXAMPLZ
Egzanp Eixemplos Ejemplos Eksempler Ekzemploj Enghreifftiau Esempi Examples Exempel Exemple Exemples Exemplos Juhtumid
Misal Nümunələr Paraugs Pavyzdžiai Piemēri Primeri Primjeri Przykłady Príklady Példák Příklady Samplaí Scenaria
Scenarijai Scenariji Scenarios Se_the Se_ðe Se_þe Tapaukset Variantai Voorbeelde Voorbeelden You'll_wanna ghantoH
lutmey Örnekler Παραδείγματα Σενάρια Мисаллар Мисоллар Приклади Примери Примеры Сценарија Сценарији Тухайлбал Үрнәкләр
Օրինակներ דוגמאות امثلة مثالیں نمونه_ها उदाहरण उदाहरणहरु ਉਦਾਹਰਨਾਂ ઉદાહરણો எடுத்துக்காட்டுகள் காட்சிகள் நிலைமைகளில்
ఉదాహరణలు ಉದಾಹರಣೆಗಳು ชุดของตัวอย่าง ชุดของเหตุการณ์ მაგალითები サンプル 例 例子 예 📓
"""
STEPS = """
'a_ 'ach_ 'ej_ *_ 7_ A_ AN_ Aber_ Ac_ Adott_ Ak_ Akkor_ Alavez_ Ale_ Aleshores_ Ali_ Allora_ Alors_ Als_ Ama_
Amennyiben_ Amikor_ Amma_ Ampak_ An_ Ananging_ Ancaq_ And_ Angenommen_ Anrhegedig_a_ Antonces_ Apabila_ Atesa_ Atunci_
Atès_ Avast!_ Aye_ BUT_ Bagi_ Banjur_ Bet_ Bila_ Biết_ Blimey!_ Buh_ But_ Cal_ Cand_ Cando_ Ce_ Cho_ Cuan_ Cuando_
Când_ DEN_ DaH_ghu'_bejlu'_ Dada_ Dadas_ Dadena_ Dadeno_ Dado_ Dados_ Daes_ Dan_ Dann_ Dano_ Daos_ Dar_ Dat_fiind_
Data_ Date_ Dati_ Dato_ Dau_ Daus_ Daţi_fiind_ Dați_fiind_ De_ Den_youse_gotta_ Dengan_ Diasumsikan_ Diberi_
Diketahui_ Diyelim_ki_ Do_ Donada_ Donat_ Donc_ Donitaĵo_ Dun_ Duota_ Dáu_ E_ Eeldades_ Ef_ En_ Entao_ Entonces_
Então_ Entón_ Entós_ Epi_ Et_ Etant_donné_ Etant_donnée_ Etant_données_ Etant_donnés_ Eğer_ki_ Fakat_ Gangway!_ Gdy_
Gegeben_sei_ Gegeben_seien_ Gegeven_ Gegewe_ Gitt_ Given_ Givet_ Givun_ Ha_ Həm_ I_ In_ Ir_ It's_just_unbelievable_
Ja_ Jeśli_ Jeżeli_ Jika_ Kad_ Kada_ Kadar_ Kai_ Kaj_ Když_ Kemudian_ Ketika_ Keď_ Khi_ Kiedy_ Ko_ Koga_ Komence_ Kui_
Kuid_ Kun_ Lan_ Le_ Let_go_and_haul_ Logo_ Lorsque_ Lè_ Ma_ Maar_ Mais_ Majd_ Mając_ Maka_ Manawa_ Mas_ Men_ Menawa_
Mutta_ Nalika_ Nalikaning_ Nanging_ Nato_ Nhưng_ Niin_ Njuk_ No_ När_ Når_ Nə_vaxt_ki_ O_halda_ O_zaman_ Och_ Og_
Oletetaan_ Ond_ Onda_ Oraz_ Pak_ Pero_ Peru_ Però_ Podano_ Pokiaľ_ Pokud_ Potem_ Potom_ Privzeto_ Pryd_ Quan_ Quand_
Quando_ Sachant_ Se_ Sed_ Si_ Siis_ Sipoze_ Soit_ Stel_ Så_ Tad_ Tada_ Tak_ Takrat_ Tapi_ Ter_ Tetapi_ Tha_ Then_
Thurh_ Thì_ Toda_ Togash_ Too_right_ Tutaq_ki_ Ukoliko_ Un_ Und_ Ve_ Vendar_ Verilir_ Và_ Və_ WEN_ Wanneer_ Wenn_
When_ Wtedy_ Wun_ Y_ Y'know_ Ya_ Yeah_nah_ Yna_ Youse_know_like_when_ Youse_know_when_youse_got_ Za_date_ Za_dati_
Za_dato_ Za_predpokladu_ Za_předpokladu_ Zadan_ Zadani_ Zadano_ Zakładając_ Zakładając,_że_ Zaradi_ Zatim_ a_ an_
awer_ dann_ ghu'_noblu'_ latlh_ mä_ qaSDI'_ ugeholl_ vaj_ wann_ És_ Étant_donné_ Étant_donnée_ Étant_données_
Étant_donnés_ Ða_ Ðurh_ Þa_ Þegar_ Þurh_ Þá_ Če_ Şi_ Əgər_ Și_ Όταν_ Αλλά_ Δεδομένου_ Και_ Τότε_ І_ А_ Агар_ Але_ Али_
Аммо_ Анх_ Бирок_ Ва_ Вә_ Гэхдээ_ Дадена_ Дадено_ Дано_ Допустим_ Если_ За_дате_ За_дати_ За_дато_ Затем_ И_ Иначе_
К_тому_же_ Кад_ Када_ Кога_ Когато_ Когда_ Коли_ Лекин_ Ләкин_ Мөн_ Нехай_ Но_ Нәтиҗәдә_ Онда_ Припустимо_
Припустимо,_що_ Пусть_ Та_ Также_ То_ Тогаш_ Тогда_ Тоді_ Тэгэхэд_ Тэгээд_ Унда_ Харин_ Хэрэв_ Якщо_ Үүний_дараа_ Һәм_
Әгәр_ Әйтик_ Әмма_ Өгөгдсөн_нь_ Ապա_ Բայց_ Դիցուք_ Եթե_ Եվ_ Երբ_ אבל_ אז_ אזי_ בהינתן_ וגם_ כאשר_ آنگاه_ اذاً_ اما_
اور_ اگر_ با_فرض_ بالفرض_ بفرض_ تب_ ثم_ جب_ عندما_ فرض_کیا_ لكن_ لیکن_ متى_ هنگامی_ و_ پھر_ अगर_ अनी_ आणि_ और_ कदा_
किन्तु_ चूंकि_ जब_ जेव्हा_ तथा_ तदा_ तब_ तर_ तसेच_ तेव्हा_ त्यसपछि_ दिइएको_ दिएको_ दिलेल्या_प्रमाणे_ पण_ पर_ परंतु_
परन्तु_ मग_ यदि_ र_ ਅਤੇ_ ਜਦੋਂ_ ਜਿਵੇਂ_ਕਿ_ ਜੇਕਰ_ ਤਦ_ ਪਰ_ અને_ આપેલ_છે_ ક્યારે_ પછી_ પણ_ அப்பொழுது_ ஆனால்__ எப்போது_
கொடுக்கப்பட்ட_ மற்றும்_ மேலும்__ అప్పుడు_ ఈ_పరిస్థితిలో_ కాని_ చెప్పబడినది_ మరియు_ ಆದರೆ_ ನಂತರ_ ನೀಡಿದ_ ಮತ್ತು_
ಸ್ಥಿತಿಯನ್ನು_ กำหนดให้_ ดังนั้น_ เมื่อ_ แต่_ และ_
"""
BARE_STEPS = """
Ach Agus Ansin Cuir_i_gcás_go Cuir_i_gcás_gur Cuir_i_gcás_nach Cuir_i_gcás_nár Dată_fiind Lorsqu' Nuair_a Nuair_ba
Nuair_nach Nuair_nár जर და მაგ­რამ მაშინ მოცემული როდესაც かつ しかし ただし ならば もし 並且 但し 但是 假如 假定 假設 假设 前提 同时 同時 并且 当 當 而且 那么
那麼 그러면 그리고 단 만약 만일 먼저 조건 하지만 🎬 😂 😐 😔 🙏
"""
"""Steps that need no space after them, only the word's end."""
