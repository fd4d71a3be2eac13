"""Korean districts: the unit stands after a hyphen, and no sound changes across it (Jongno-gu).

Notice 2000-8, chapter 3, rule 5, and likewise the ALA-LC table. Which words are districts is known
from a list of provinces, cities and quarters; of villages only from how such names mostly end.
"""

import re

_parts = str.split

UNITS: dict[str, tuple[str, ...]] = {
    "도": tuple(
        _parts(
            "경기 강원 충청북 충청남 전라북 전라남 경상북 경상남 충청 전라 경상 함경북 함경남 평안북 평안남 "
            "황해북 황해남 양강 자강 황해 평안 함경"
        )
    ),
    "시": tuple(
        _parts(
            "서울 부산 대구 인천 광주 대전 울산 세종 수원 성남 고양 용인 안양 부천 안산 화성 평택 의정부 파주 김포 광명 이천 "
            "안성 여주 양주 포천 동두천 춘천 원주 강릉 속초 동해 삼척 태백 청주 충주 제천 천안 아산 서산 당진 "
            "공주 논산 보령 전주 군산 익산 정읍 남원 김제 목포 여수 순천 광양 나주 포항 경주 김천 안동 구미 "
            "영주 영천 상주 문경 경산 창원 진주 통영 사천 김해 밀양 거제 양산 제주 서귀포 평양 개성 원산"
        )
    ),
    "구": tuple(
        _parts(
            "종로 용산 성동 광진 동대문 중랑 성북 강북 도봉 노원 은평 서대문 마포 양천 강서 구로 금천 "
            "영등포 동작 관악 서초 강남 송파 강동 해운대 부산진 동래 수영 연제 사상 사하 금정 달서 수성 "
            "미추홀 남동 연수 부평 계양 유성 대덕 광산 영통 팔달 장안 권선 분당 수정 일산동 일산서 덕양"
        )
    ),
    "군": tuple(
        _parts(
            "강화 옹진 가평 양평 연천 홍천 횡성 영월 평창 정선 철원 화천 양구 인제 고성 양양 보은 옥천 "
            "영동 진천 괴산 음성 단양 금산 부여 서천 청양 홍성 예산 태안 완주 진안 무주 장수 임실 순창 "
            "고창 부안 담양 곡성 구례 고흥 보성 화순 장흥 강진 해남 영암 무안 함평 영광 장성 완도 진도 "
            "신안 달성 청송 영양 영덕 청도 고령 성주 칠곡 예천 봉화 울진 울릉 울주 의령 함안 창녕 남해 "
            "하동 산청 함양 거창 합천"
        )
    ),
    "동": tuple(
        _parts(
            "명 인사 이태원 압구정 청담 삼청 평창 한남 연희 신사 논현 역삼 대치 반포 잠실 성수 혜화 "
            "여의도 상계 창신 광화문 동숭 서교 합정 망원 연남 가회 부암 효자 사직 옥인 구룡 봉천 신림"
        )
    ),
}
"""Unit → names before it. Islands and mountains keep theirs without a hyphen: Dokdo, Ulleungdo."""
_PARTICLE = "에|에서|에는|에도|의|은|는|이|가|을|를|로|으로|와|과|도|만|까지|부터|에게|이다|입니다"
_KNOWN = "|".join(f"(?:{'|'.join(names)}){unit}" for unit, names in UNITS.items())
_DISTRICT = re.compile(rf"(?P<place>{_KNOWN})(?:{_PARTICLE})?")
_VILLAGE = re.compile(
    r"(?P<place>[가-힣]+(?:[산곡촌암송][리면]|[남북천]면|[가-힣]읍))(?:에|에서|의)?"
)
_LEAST = 3
"""Syllables of a village's name with its unit; shorter words are mostly other words: 관리, 읍."""


def border(word: str) -> int:
    """Where the hyphen stands in a word, counted in syllables; 0 where there is none."""
    for pattern, least in ((_DISTRICT, 2), (_VILLAGE, _LEAST)):
        found = pattern.fullmatch(word)
        if found and len(found["place"]) >= least:
            return len(found["place"]) - 1
    return 0
