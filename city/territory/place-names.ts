/** Invented or everywhere-usual names; Chinese first, then the English form. */
export type PlaceName = readonly [zh: string, en: string]

export const cityName: PlaceName = ['近邻市', 'Jinlin City']

export interface DistrictNames {
  code: string
  name: PlaceName
  streets: readonly PlaceName[]
  communities: readonly PlaceName[]
}

function names(listing: string): PlaceName[] {
  return listing.split(' ').map(entry => {
    const [zh = '', en = ''] = entry.split('/')
    return [zh, en.replaceAll('_', ' ')]
  })
}

/** Streets and communities are given out from west to east and north to south. */
export const districtNames = {
  east: {
    code: '990101',
    name: ['东区', 'East District'],
    streets: names('文昌/Wenchang 朝阳/Chaoyang 青年路/Qingnian_Road 东关/Dongguan'),
    communities: names(
      '桂花/Guihua 槐荫/Huaiyin 学府/Xuefu 明德/Mingde 书院/Shuyuan 晨光/Chenguang 迎春/Yingchun 银杏/Yinxing 红星/Hongxing 光华/Guanghua 新华/Xinhua 育才/Yucai 安居/Anju 同心/Tongxin 广场东/Guangchangdong 东升/Dongsheng 仁和/Renhe 钟楼/Zhonglou 梧桐/Wutong 永宁/Yongning',
    ),
  },
  west: {
    code: '990102',
    name: ['西区', 'West District'],
    streets: names('西园/Xiyuan 建设/Jianshe 和平/Heping 翠竹/Cuizhu'),
    communities: names(
      '工人新村/Gongren_Xincun 机床/Jichuang 纺织/Fangzhi 西苑/Xiyuan 劳动/Laodong 前进/Qianjin 团结/Tuanjie 和顺/Heshun 铁路/Tielu 站前/Zhanqian 竹园/Zhuyuan 青松/Qingsong 民生/Minsheng 富康/Fukang 长安/Chang’an 石桥/Shiqiao 古井/Gujing 南门/Nanmen 百合/Baihe 春晖/Chunhui',
    ),
  },
  lakeside: {
    code: '990103',
    name: ['滨湖区', 'Lakeside District'],
    streets: names('望湖/Wanghu 芦溪/Luxi 湖滨/Hubin 烟波/Yanbo'),
    communities: names(
      '望湖/Wanghu 观澜/Guanlan 芦溪/Luxi 荷塘/Hetang 听涛/Tingtao 沙洲/Shazhou 渔歌/Yuge 翠湖/Cuihu 柳岸/Liu’an 月湾/Yuewan 星海/Xinghai 云帆/Yunfan 白鹭/Bailu 采薇/Caiwei 碧波/Bibo 湖光/Huguang 蓝湾/Lanwan 汀兰/Tinglan 水岸/Shui’an 科创/Kechuang',
    ),
  },
} as const satisfies Record<string, DistrictNames>

/** North–south streets, from west to east. */
export const roadNames =
  '西环路 铁路西路 机场路 纺织路 劳动路 团结路 西园路 工农路 长安路 石桥路 和平路 建设路 解放路 人民路 中山路 钟楼路 文昌路 学府路 育才路 青年路 新华路 朝阳路 光华路 迎宾路 东关路 永宁路 梧桐路 凤凰路 东环路'.split(
    ' ',
  )

/** East–west streets, from south to north. */
export const avenueNames =
  '环湖南路 渔歌街 听涛街 芦溪街 湖滨大道 望湖街 观澜街 碧波街 健康街 幸福街 友谊街 文化街 光明街 胜利街 工业街 北大街 桃园街 迎春街 北环路'.split(
    ' ',
  )

/** What a dedicated grid stands for (专属网格). */
export interface DedicatedSite {
  kind: 'school' | 'hospital' | 'park' | 'market'
  name: PlaceName
}

function sites(kind: DedicatedSite['kind'], listing: string): DedicatedSite[] {
  return names(listing).map(name => ({ kind, name }))
}

export const lakeSite: DedicatedSite = { kind: 'park', name: ['近邻湖公园', 'Jinlin Lake Park'] }
export const universityName: PlaceName = ['近邻学院', 'Jinlin University']

export const dedicatedSites: readonly DedicatedSite[] = [
  { kind: 'school', name: universityName },
  ...sites(
    'hospital',
    '市第一人民医院/First_People’s_Hospital 市中医院/Hospital_of_Chinese_Medicine 滨湖医院/Lakeside_Hospital',
  ),
  ...sites(
    'school',
    '市第一中学/No._1_Middle_School 育才小学/Yucai_Primary_School 实验中学/Experimental_Middle_School 职业技术学校/Vocational_School',
  ),
  ...sites(
    'market',
    '东关农贸市场/Dongguan_Market 站前批发市场/Station_Wholesale_Market 和平菜市场/Heping_Food_Market 水产市场/Aquatic_Market',
  ),
  ...sites('park', '人民公园/People’s_Park 儿童公园/Children’s_Park 体育公园/Sports_Park'),
]
