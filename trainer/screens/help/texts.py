"""The help texts, one page a screen: a title and sections of heading and text."""

from __future__ import annotations

Page = tuple[str, tuple[tuple[str, str], ...]]

_DEADLINES = (
    "Verifikasi: 3 hari kerja sejak laporan masuk. Tindak lanjut pertama: 5 hari kerja sejak disposisi. Penyelesaian: "
    "Permintaan Informasi 5, Pengaduan Tidak Berkadar Pengawasan 14, Berkadar Pengawasan 60 hari kerja. Hari diterima "
    "adalah hari ke-0; Sabtu, Minggu, hari libur, dan cuti bersama tidak dihitung. Daerah dapat punya batas yang lebih "
    "ketat; yang berlaku selalu terlihat di tab Tenggat."
)
_PRIVACY = (
    "Anonim menyembunyikan nama pelapor dari unit dan publik. Rahasia menyembunyikan isi laporan dari publik. Pilihan "
    "pelapor tidak boleh dicabut; Anda boleh menambah perlindungan. NIK, nomor telepon, alamat rumah, dan nama orang "
    "yang dituduh disamarkan sebelum laporan diteruskan."
)
_TYPES = (
    "Pelapor hanya mengusulkan. Setiap PENGADUAN mula-mula tercatat Berkadar Pengawasan; itu isian otomatis, bukan "
    "keputusan. Berkadar Pengawasan: ada dugaan pelanggaran atau penyalahgunaan wewenang oleh petugas. Tidak Berkadar: "
    "keluhan layanan atau sarana. Permintaan Informasi: pelapor bertanya. Aspirasi: pelapor mengusulkan."
)

PAGES: dict[str, Page] = {
    "pesan": (
        "Pesan",
        (("Pesan", "Satu kalimat yang perlu dibaca: apa yang tidak dapat dilakukan, dan apa yang dapat dilakukan sekarang. Enter atau Esc "
          "menutupnya; tidak ada yang hilang."),),
    ),
    "pertanyaan": (
        "Pertanyaan",
        (("Sebelum melanjutkan", "Yang ditanyakan tidak dapat ditarik kembali. Esc membatalkan dan semuanya tetap seperti sekarang; Y "
          "melanjutkan. Tanda ▸ menunjukkan tombol yang dijalankan Enter."),),
    ),
    "palet": (
        "Cari perintah",
        (
            ("Mencari", "Ketik sebagian kata, misalnya disposisi atau tenggat. Yang bernama demikian tampil lebih dahulu; yang hanya "
             "menyebutnya menyusul. Enter menjalankan yang ditandai."),
            ("Ke layar lain", "Buka Beranda, Belajar, Kemajuan, dan layar lain juga ada di sini. Giliran tetap terbuka, dan yang sedang "
             "diketik disimpan sebagai draf. Dalam ujian hanya jalan keluar yang tampil."),
        ),
    ),
    "berkas": (
        "Pilih berkas",
        (("Nama berkas", "Tulis folder dan nama berkasnya, misalnya /home/siti/cadangan.sqlite3; di Windows misalnya "
          "D:\\cadangan.sqlite3. Tanda ~ berarti folder pribadi Anda. Path dapat disalin dari pengelola berkas lalu ditempel."),),
    ),
    "templat": (
        "Pilih templat",
        (
            ("Memakai templat", "Panah memilih, di bawahnya tampil isinya, Enter memasukkannya ke jawaban. Ganti setiap isian dalam "
             "[kurung siku] dengan fakta laporan ini; F7 memilih isian kosong berikutnya."),
            ("Penilaian", "Templat hanya kerangka. Jawaban yang dikirim tanpa penyesuaian mendapat nilai rendah."),
        ),
    ),
    "koreksi": (
        "Koreksi nilai",
        (
            ("Mengoreksi", "Tulis poin yang menurut Anda tepat, alasannya dalam satu kalimat, dan nama Anda. Ketiganya tersimpan dan "
             "tampil di samping nilai mesin, yang tidak pernah dihapus."),
            ("Kesalahan berat", "Bila butir ini memuat kesalahan berat yang menurut Anda tidak terjadi, batalkan dengan kotak di bawah; "
             "batas nilai akhirnya ikut dicabut."),
        ),
    ),
    "umum": ("Umum", (("LATIH!", "Tempat berlatih menjadi admin SP4N-LAPOR!. Tidak ada yang terkirim ke mana pun."),)),
    "masuk": (
        "Masuk",
        (
            ("Profil", "Setiap orang punya profil sendiri: nama, daerah latihan, unit kerja, dan peran. Beberapa orang dapat "
             "memakai satu komputer; hasil masing-masing terpisah."),
            ("Peran", "Admin Instansi (koordinator) menerima laporan, menetapkan jenis dan kategori, menyamarkan data pribadi, "
             "lalu mendisposisikannya ke unit. Pada beberapa giliran Anda juga menjawab untuk unit yang pejabatnya cuti."),
        ),
    ),
    "beranda": (
        "Beranda",
        (
            ("Giliran", "Satu giliran adalah beberapa hari kerja simulasi di sebuah kabupaten rekaan. Mulai dengan Tur: satu laporan "
             "dengan panduan di setiap langkah, tidak dinilai; lalu pelajaran pertama dan Orientasi. "
             "Giliran yang belum selesai dapat dilanjutkan kapan saja, "
             "juga setelah komputer mati."),
            ("Penilaian", "Ketepatan dan kecepatan dinilai terpisah dalam enam kompetensi. Setiap poin yang hilang dijelaskan "
             "dengan aturan dan saran di Laporan Hasil."),
        ),
    ),
    "giliran_baru": (
        "Giliran baru",
        (
            ("Jam giliran", "Waktu maju hanya bila Anda bertindak atau melewati waktu. Cocok untuk belajar sendiri."),
            ("Jam langsung", "Waktu berjalan sendiri dan dapat dijeda. Cocok untuk melatih kecepatan."),
            ("Nomor acak", "Dari nomor ini laporan giliran disusun. Nomor yang sama selalu memberi laporan yang sama, sehingga dua orang "
             "dapat dibandingkan. Bila dikosongkan, nomornya dipilihkan dan tampil di Laporan Hasil."),
            ("Kelompok", "Jenis giliran dikelompokkan: pengantar, harian, latihan satu kompetensi, dan ujian. Keterangan di bawah daftar "
             "menyebut lama dan isinya."),
            ("Ujian", "Ujian berjalan tanpa petunjuk, templat, dan Batalkan; aturan dan batas lulusnya tampil sebelum mulai."),
        ),
    ),
    "meja_kerja": (
        "Meja kerja",
        (
            ("Alur kerja", "Buka laporan (Enter), baca isi dan identitas, lalu pilih tindakan: Verifikasi & disposisi, Tunda, "
             "Bukan wewenang, Arsip, Gabung, atau Pecah. Setelah disposisi, pantau tenggat unit dan ingatkan bila perlu. "
             "Untuk unit yang Anda wakili, tulis jawabannya (J) dengan fakta di tab Bahan."),
            ("Tanda dalam tabel", "Titik: belum dibaca; setengah lingkaran: ada draf; centang: ditandai. Huruf di depan nomor adalah "
             "tombol yang menunggu Anda; tanpa huruf berarti giliran orang lain. Jenis: B berkadar, T tidak berkadar, I informasi, A "
             "aspirasi; tanda tanya berarti belum dikonfirmasi. Privasi: A anonim, R rahasia. Balok menunjukkan sisa waktu."),
            ("Kejadian", "Baris kejadian menyebut yang baru terjadi; H membuka semuanya, dan Enter pada satu kejadian membuka laporannya."),
            ("Mencari dan mengurutkan", "/ mencari kata dalam antrean ini; Esc, atau ✕ di baris pencarian, menghapusnya. O mengganti "
             "urutan, atau klik kepala kolom."),
            ("Batalkan", "Z membatalkan langkah terakhir saat berlatih: verifikasi, disposisi, ubah laporan, draf. Yang sudah sampai ke "
             "pelapor atau instansi lain (jawaban, permintaan data, penerusan, arsip) tidak dapat ditarik, sama seperti di sistem "
             "yang sebenarnya. Yang dinilai hanya langkah yang berlaku."),
            ("Mata orang lain", "W menampilkan laporan yang terbuka sebagaimana publik, pelapor, unit, Inspektorat, dan pimpinan "
             "melihatnya. Baris mencolok di atas menyebut peran itu. Pakailah untuk memeriksa apakah data pribadi masih tampak."),
            ("Mencari duplikat", "Tab Mirip (7) membandingkan judul dan isi dengan laporan lain di meja Anda."),
            ("Monev", "Di layar lebar, baris Monev menunjukkan bagian laporan yang diverifikasi dan ditindaklanjuti tepat waktu, "
             "seperti yang dilihat pimpinan."),
            ("Jenis laporan", _TYPES),
            ("Tenggat", _DEADLINES),
            ("Privasi", _PRIVACY),
        ),
    ),
    "formulir": (
        "Formulir",
        (
            ("Draf", "Isian disimpan setiap detik dan saat formulir ditutup. Bila ditolak, kursor pindah ke isian yang kurang dan isian "
             "lain tetap ada. F8 mengembalikan isian semula setelah bertanya; Ctrl+Z mengurungkannya."),
            ("Memilih", "Pada pilihan tunggal panah langsung memilih; pada daftar centang Spasi menandai dan Enter melanjutkan. Pada kolom "
             "pencarian ketik kata sehari-hari, lalu Enter mengambil yang ditunjuk."),
        ),
    ),
    "catat_luring": (
        "Catat laporan luring",
        (
            ("Untuk apa", "Surat, telepon, dan pesan Instagram tidak masuk sendiri ke SP4N-LAPOR!. Pilih aduan yang menunggu, lalu "
             "catat sebelum batas yang tertulis padanya; sesudah itu laporannya ditangani seperti laporan lain."),
            ("Isi", "Salin isi aduannya dengan utuh. NIK, telepon, alamat, dan nama pelapor hanya ditulis pada kolom identitas."),
            ("Perlindungan", "Nyalakan Anonim atau Rahasia hanya bila pelapor memintanya; permintaannya tertulis di bagian bawah."),
        ),
    ),
    "verifikasi": (
        "Verifikasi & disposisi",
        (
            ("Judul", "Sebut masalah dan tempatnya, tanpa nama orang dan tanpa data pribadi."),
            ("Jenis laporan", _TYPES),
            ("Data pribadi", _PRIVACY),
            ("Samarkan", "F5 menyamarkan teks yang dipilih, atau kata dan nomor di kursor; Ctrl+Z mengurungkannya."),
            ("Disposisi", "Pilih unit yang memiliki objek atau layanannya, bukan unit yang terdekat. Unit yang dilaporkan tidak "
             "menangani laporan tentang dirinya sendiri; dugaan pelanggaran petugas ditangani Inspektorat."),
            ("Tenggat", _DEADLINES),
        ),
    ),
    "verifikasi_saja": (
        "Verifikasi saja",
        (
            ("Untuk apa", "Menetapkan judul, jenis, kategori, dan perlindungan, bila unit penerimanya masih perlu dicari. Laporan tetap "
             "menunggu disposisi; tenggat verifikasi berjalan sampai didisposisikan."),
            ("Sesudahnya", "Laporan bertanda terverifikasi, belum didisposisi. Dari laporan itu, Disposisi memilih unitnya."),
            ("Jenis laporan", _TYPES),
            ("Data pribadi", _PRIVACY),
        ),
    ),
    "ubah_laporan": (
        "Ubah laporan",
        (
            ("Untuk apa", "Memperbaiki judul, jenis, kategori, perlindungan, atau data pribadi yang terlewat, pada laporan yang sudah "
             "diverifikasi. Unit yang menangani tidak berubah; untuk itu ada Ubah disposisi."),
            ("Jejak", "Setiap perubahan tercatat pada laporan. Tenggat tidak dimulai lagi."),
            ("Jenis laporan", _TYPES),
            ("Data pribadi", _PRIVACY),
        ),
    ),
    "tunda": (
        "Tunda",
        (("Kapan menunda", "Bila laporan tidak dapat ditangani tanpa data tambahan. Minta hanya yang perlu, sebut semuanya sekaligus. "
          "Tenggat berhenti sementara; bila pelapor tidak menjawab, laporan diarsipkan oleh sistem."),),
    ),
    "bukan_wewenang": (
        "Bukan wewenang",
        (
            ("Tanpa salah pintu", "Laporan yang bukan urusan kabupaten diteruskan, bukan diarsipkan. Jelaskan kepada pelapor ke mana."),
            ("Pembagian urusan", "Jalan nasional: balai jalan nasional. Jalan provinsi, SMA/SMK: provinsi. Listrik: PLN. Pertanahan: "
             "kantor pertanahan. KTP, jalan kabupaten, SD dan SMP, puskesmas: kabupaten. Dana dan aparat desa: pemerintah desa "
             "dengan pembinaan kabupaten."),
        ),
    ),
    "arsip": (
        "Arsipkan",
        (("Alasan resmi", "SARA, tanpa bukti dukung, tidak jelas, tidak relevan, duplikat, atau sedang dalam proses peradilan. "
          "Coba dahulu Tunda atau penyuntingan. Jelaskan alasannya kepada pelapor dengan sopan."),),
    ),
    "gabung": (
        "Gabung",
        (("Duplikat", "Digabung bila objek, tempat, dan masalahnya sama dan laporan induk masih ditangani. Tempat lain atau waktu "
          "kejadian lain adalah laporan baru."),),
    ),
    "pecah": (
        "Pecah",
        (("Dua urusan", "Bila satu laporan memuat dua urusan untuk dua penerima, pecah menjadi dua. Sunting isi setiap bagian "
          "sehingga hanya memuat urusannya sendiri."),),
    ),
    "tutup": (
        "Tutup laporan",
        (("Kapan menutup", "Bila jawaban sudah tuntas dan tidak ada tanggapan pelapor yang belum dijawab. Biasanya tidak perlu: "
          "pelapor menyatakan selesai atau sistem menutup setelah masa tanggapan."),),
    ),
    "ubah_disposisi": (
        "Ubah disposisi",
        (("Salah unit", "Disposisi yang keliru segera diperbaiki; tenggat tindak lanjut tidak dimulai lagi."),),
    ),
    "disposisi": (
        "Disposisi",
        (("Unit utama dan pendukung", "Pemilik objek laporan menjadi unit utama. Pokok kedua yang menjadi tugas unit lain ditangani unit "
          "pendukung; ia memberi masukan, dan unit utama yang menjawab."),),
    ),
    "blokir": (
        "Blokir konten",
        (("Jarang sekali", "Isi yang melanggar hukum atau membahayakan orang diblokir Admin Nasional. Kata kasar di dalam "
          "keluhan yang nyata bukan alasan: keluhannya tetap diteruskan."),),
    ),
    "periksa_draf": (
        "Periksa draf",
        (
            ("Yang diperiksa", "Apakah pokok laporan terjawab dengan fakta, langkah, pelaksana, dan tanggal, tanpa nama atau "
             "data pribadi pelapor. Bandingkan dengan bahan dari unit."),
            ("Setuju atau kembali", "Draf yang Anda setujui langsung terbit. Draf yang dikembalikan memerlukan catatan yang "
             "dapat dikerjakan. Putuskan pada hari yang sama: tenggat pelapor tetap berjalan."),
        ),
    ),
    "ingatkan": (
        "Ingatkan unit",
        (("Pemantauan", "Ingatkan sebelum tenggat lewat. Bila sudah lewat, naikkan ke kepala unit, lalu ke Sekretaris Daerah."),),
    ),
    "ppid": (
        "Permohonan PPID",
        (("Permohonan resmi", "Pertanyaan biasa cukup dijawab unit. Permohonan informasi publik yang resmi didaftarkan untuk PPID dan "
          "mendapat tenggat 10 hari kerja, yang dapat diperpanjang satu kali 7 hari kerja dengan alasan tertulis."),),
    ),
    "salurkan": (
        "Salurkan",
        (("Admin Nasional", "Laporan tanpa instansi tujuan disalurkan paling lama 3 hari kerja. Urusan daerah disalurkan ke pemerintah "
          "daerah; urusan lain diteruskan ke instansi yang berwenang."),),
    ),
    "kembalikan": (
        "Kembalikan",
        (("Bukan tugas unit", "Kembalikan secepatnya dengan menyebut unit yang seharusnya. Tenggat tindak lanjut tetap berjalan."),),
    ),
    "jawab": (
        "Tindak lanjut",
        (
            ("Jawaban yang baik", "Sapa pelapor, jawab pokok masalahnya, sebut fakta dari unit: apa yang dilakukan, kapan, oleh siapa. "
             "Kalimat pendek, sopan, tanpa singkatan kantor. Jangan menjanjikan yang tidak ada dalam bahan."),
            ("Templat", "F5 memberi kerangka menurut jenis jawaban. Isian dalam [kurung siku] harus diganti; F7 memilih isian kosong "
             "berikutnya. Templat yang dikirim apa adanya mendapat nilai rendah. Dalam ujian tidak ada templat. Isian yang "
             "masih kosong ditanyakan sebelum jawaban terkirim."),
            ("Bahan", "Di layar lebar bahan dari unit berdampingan dengan jawaban; di layar 80 kolom Ctrl+G membukanya selayar penuh dan "
             "menutupnya lagi."),
            ("Sementara atau akhir", "Jawaban sementara memuat langkah berikutnya, tanggal, dan penanggung jawab. Hasil akhir hanya "
             "bila masalahnya sudah ditangani atau pertanyaannya terjawab tuntas."),
            ("Data pribadi", _PRIVACY),
        ),
    ),
    "laporan_hasil": (
        "Laporan hasil",
        (
            ("Membaca nilai", "Nilai akhir adalah rata-rata berbobot enam kompetensi. Ketepatan dan kecepatan ditampilkan terpisah. "
             "Kesalahan berat, misalnya identitas terbuka, membatasi nilai akhir."),
            ("Batas lulus", "Setiap bagian pokok pekerjaan mempunyai batas bawah, misalnya isi jawaban dan ketepatan tujuan. Bagian "
             "yang terlalu rendah tidak dapat ditebus bagian lain; G Rincian menampilkan hitungan nilai, batas, dan cakupannya."),
            ("Koreksi pelatih", "Jawaban yang penilaian mesinnya kurang pasti bertanda perlu dibaca; D menampilkannya. Bila Koreksi nilai "
             "dihidupkan di Setelan, pelatih mengubah nilai butir dengan K beserta alasannya. Nilai mesin tetap tampil di sampingnya."),
            ("Butir", "Setiap butir menjelaskan yang terjadi, yang seharusnya, alasannya, aturan dan kutipannya, bukti dalam tulisan "
             "Anda, saran, dan langkah ahli dengan waktunya."),
            ("Laporan", "Baris laporan menunjukkan jalannya laporan itu dari awal: langkah Anda, langkah unit dan warga dengan "
             "sebabnya, dan di mana poin hilang; langkah ahli di sampingnya. Tidak disentuh berarti laporan itu tidak Anda buka "
             "untuk ditangani. N dan P membuka butir berikutnya dan sebelumnya yang kehilangan poin."),
            ("Sesudah membaca", "C mencoba kasus yang sama lagi dengan orang dan tempat lain, U memutar ulang giliran, E menyimpan "
             "Laporan Hasil sebagai Markdown dan HTML di folder laporan, W menyimpan gilirannya ke berkas untuk "
             "pelatih."),
        ),
    ),
}  # fmt: skip
"""The pages by the name that a screen carries in `HELP_PAGE`."""
