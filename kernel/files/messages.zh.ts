export const zh = {
  errors: {
    not_an_image: '“{{name}}”不是可以识别的照片（支持 JPEG、PNG、WebP、AVIF）。',
    too_large: '“{{name}}”超过 20 MB，请换一张较小的照片。',
    too_many: '一次最多上传 9 张照片。',
    none: '没有收到照片。',
    unknown: '有照片没有找到，可能已过期，请重新选择。',
  },
}
