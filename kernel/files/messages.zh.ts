export const zh = {
  errors: {
    not_an_image: '“{{name}}”不是可以识别的照片（支持 JPEG、PNG、WebP、AVIF）。',
    too_large: '“{{name}}”超过 20 MB，请换一张较小的照片。',
    too_many: '一次最多上传 9 张照片。',
    infected: '“{{name}}”里发现了病毒，没有收下。请换一张照片。',
    scanner_down: '现在无法检查照片是否带有病毒，所以暂时不能收照片。请稍后再试，您填写的内容没有丢失。',
    none: '没有收到照片。',
    damaged: '照片在路上受损，没有收下，请再传一次。',
    key_reused: '这张照片的编号已经用在另一张照片上。',
    one_by_one: '带编号的照片要一张一张传。',
    unknown: '有照片没有找到，可能已过期，请重新选择。',
  },
}
